namespace DeepEstimators.Inputs.Texts;

/// <summary>A file that a tokenizer is made of, in memory.</summary>
/// <param name="Content">Its bytes.</param>
internal sealed record TokenizationFile(byte[] Content)
{
    internal static TokenizationFile Read(Stream stream, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(stream, parameterName);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.Length > 0
            ? new TokenizationFile(copy.ToArray())
            : throw new ArgumentException($"The stream {parameterName} is empty.", parameterName);
    }

    internal MemoryStream Open() => new(Content, writable: false);
}
