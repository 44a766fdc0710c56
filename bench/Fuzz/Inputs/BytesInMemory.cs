using Microsoft.ML.Data;

namespace Bench.Fuzz.Inputs;

/// <summary>A file that is only in memory.</summary>
internal sealed class BytesInMemory(byte[] bytes) : IMultiStreamSource
{
    public int Count => 1;

    public string? GetPathOrNull(int index) => null;

    public Stream Open(int index) => new MemoryStream(bytes, writable: false);

    public TextReader OpenTextReader(int index) => new StreamReader(Open(index));
}
