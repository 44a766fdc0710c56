using DeepEstimators.Interop.Saving;
using Microsoft.ML;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(
    typeof(ITransformer),
    typeof(SavedComponent),
    null,
    typeof(SignatureLoadModel),
    "DeepEstimators component",
    SavedComponent.LoaderSignature)]

namespace DeepEstimators.Interop.Saving;

/// <summary>
/// What <c>mlContext.Model.Load</c> finds under the name in a saved model's header: it hands over to the
/// <see cref="IComponentLoader"/> that the model names.
/// </summary>
internal static class SavedComponent
{
    internal const string LoaderSignature = "DeepEstimators";

    internal static VersionInfo Version() => new(
        modelSignature: "DEEPESTM",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderAssemblyName: typeof(SavedComponent).Assembly.FullName,
        loaderSignature: LoaderSignature);

    // ML.NET calls this by reflection.
    internal static ITransformer Create(IHostEnvironment environment, ModelLoadContext context)
    {
        context.CheckAtModel(Version());
        return FindLoader(context.LoadNonEmptyString()).Load(environment, new ComponentReader(context));
    }

    private static IComponentLoader FindLoader(string name)
    {
        Type? type;
        try
        {
            type = Type.GetType(name, throwOnError: false);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or BadImageFormatException)
        {
            throw new InvalidDataException($"The saved model needs '{name}', which cannot be loaded here.", exception);
        }

        if (type is null)
            throw new InvalidDataException(
                $"The saved model needs '{name}', which is not here: reference the package that saved it.");
        if (!typeof(IComponentLoader).IsAssignableFrom(type) || type.GetConstructor(Type.EmptyTypes) is null)
            throw new InvalidDataException($"The saved model names '{name}', which does not load models.");
        return (IComponentLoader)Activator.CreateInstance(type)!;
    }
}
