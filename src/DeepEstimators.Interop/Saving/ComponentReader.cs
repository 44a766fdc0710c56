using System.Text;
using Microsoft.ML;

namespace DeepEstimators.Interop.Saving;

/// <summary>Reads the entries of a component from the zip that <c>mlContext.Model.Load</c> opened.</summary>
internal sealed class ComponentReader
{
    private readonly ModelLoadContext context;

    internal ComponentReader(ModelLoadContext context) => this.context = context;

    /// <summary>The content of an entry.</summary>
    /// <exception cref="InvalidDataException">The entry is missing or cut.</exception>
    internal byte[] Read(string entry)
    {
        byte[]? content = null;
        var found = context.TryLoadBinaryStream(entry, reader =>
        {
            using var copy = new MemoryStream();
            reader.BaseStream.CopyTo(copy);
            content = copy.ToArray();
        });
        return found && content is not null
            ? content
            : throw new InvalidDataException($"The saved model has no entry '{entry}'.");
    }

    /// <summary>A text entry, UTF-8.</summary>
    /// <exception cref="InvalidDataException">The entry is missing or no text.</exception>
    internal string ReadText(string entry)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Read(entry));
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidDataException($"The entry '{entry}' of the saved model is no UTF-8 text.", exception);
        }
    }
}
