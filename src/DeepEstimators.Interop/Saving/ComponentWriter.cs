using System.Text;
using Microsoft.ML;

namespace DeepEstimators.Interop.Saving;

/// <summary>Writes a component into the zip that <c>mlContext.Model.Save</c> makes.</summary>
internal sealed class ComponentWriter
{
    private readonly ModelSaveContext context;

    private ComponentWriter(ModelSaveContext context) => this.context = context;

    /// <summary>
    /// Writes the header that ML.NET finds the component by. <paramref name="loaderType"/> implements
    /// <see cref="IComponentLoader"/> and has a parameterless constructor.
    /// </summary>
    internal static ComponentWriter Begin(ModelSaveContext context, Type loaderType)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.CheckAtModel();
        context.SetVersionInfo(SavedComponent.Version());
        context.SaveNonEmptyString($"{loaderType.FullName}, {loaderType.Assembly.GetName().Name}");
        return new ComponentWriter(context);
    }

    /// <summary>Adds an entry beside the component's header.</summary>
    internal void Write(string entry, Action<Stream> write) => context.SaveBinaryStream(entry, writer =>
    {
        writer.Flush();
        write(writer.BaseStream);
    });

    /// <summary>Adds a text entry, UTF-8.</summary>
    internal void Write(string entry, string text) => Write(entry, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
