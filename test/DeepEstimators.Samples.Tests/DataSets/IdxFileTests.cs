using System.IO.Compression;
using DeepEstimators.Samples.DataSets;

namespace DeepEstimators.Samples.Tests.DataSets;

public sealed class IdxFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_sizes_and_items()
    {
        (int[] sizes, byte[] items) = IdxFile.ReadBytes(Packed(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6));

        Assert.Equal([2, 3], sizes);
        Assert.Equal([1, 2, 3, 4, 5, 6], items);
    }

    [Theory]
    [InlineData("is not an IDX file of bytes", 0, 0, 9, 1, 0, 0, 0, 1, 5)]
    [InlineData("is truncated or damaged", 0, 0, 8, 1, 0, 0, 0, 3, 5)]
    [InlineData("are not a size that can be read", 0, 0, 8, 2, 127, 255, 255, 255, 127, 255, 255, 255)]
    public void Refuses_other_files(string message, params int[] bytes)
    {
        string path = Packed([.. bytes.Select(value => (byte)value)]);

        Assert.Contains(message, Assert.Throws<UserException>(() => IdxFile.ReadBytes(path)).Message, StringComparison.Ordinal);
    }

    private string Packed(params byte[] bytes)
    {
        string path = _folder["items.gz"];
        using var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        packed.Write(bytes);
        return path;
    }
}
