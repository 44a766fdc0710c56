using System.IO.Compression;
using System.Text;
using DeepEstimators.Samples.DataSets;

namespace DeepEstimators.Samples.Tests.DataSets;

public sealed class SeriesFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_channels_of_ts_files()
    {
        SeriesRows rows = UcrFile.Read(_folder.Write("a.ts", "# a note\n@data\n1,2,3:4,5,6:walk\n7,8,9:-1,-2.5,0:run\n"));

        Assert.Equal(new SeriesShape(2, 3), rows.Shape);
        Assert.Equal([1f, 4, 2, 5, 3, 6], rows.Values[0]);
        Assert.Equal([7f, -1, 8, -2.5f, 9, 0], rows.Values[1]);
        Assert.Equal(["walk", "run"], rows.Labels);
    }

    [Fact]
    public void Reads_lines_that_begin_with_the_class()
    {
        SeriesRows rows = UcrFile.Read(_folder.Write("a.txt", "22,1.5,2\n3, 4e-1 ,5\n"));

        Assert.Equal(new SeriesShape(1, 2), rows.Shape);
        Assert.Equal([0.4f, 5], rows.Values[1]);
        Assert.Equal(["22", "3"], rows.Labels);
    }

    [Theory]
    [InlineData("1,2,3:a\n1,2:b\n", "line 2: the series has another length than the first")]
    [InlineData("1,2:3:a\n", "line 1: the series has another length than the first")]
    [InlineData("1,x:a\n", "line 1: 'x' is no number")]
    [InlineData("1,?:a\n", "line 1: '?' is no number")]
    [InlineData("# nothing\n", "has no series")]
    public void Refuses_series_that_do_not_fit(string text, string message) => Assert.Contains(
        message, Assert.Throws<UserException>(() => UcrFile.Read(_folder.Write("a.ts", text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Reads_arrays_of_numpy()
    {
        (int[] sizes, float[] values) = NpyFile.Read(Npy("{'descr': '<f2', 'fortran_order': False, 'shape': (2, 3), }", [0, 0x3C, 0, 0x40, 0, 0xC0, 0, 0, 0, 0x38, 0, 0x3C]));
        Assert.Equal([2, 3], sizes);
        Assert.Equal([1f, 2, -2, 0, 0.5f, 1], values);

        (sizes, values) = NpyFile.Read(Npy("{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }", [1, 6, 200]));
        Assert.Equal([3], sizes);
        Assert.Equal([1f, 6, 200], values);
    }

    [Theory]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }", "is no array of float16 or uint8")]
    [InlineData("{'descr': '|u1', 'fortran_order': True, 'shape': (1,), }", "is no array of float16 or uint8")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }", "has 2 numbers, and its header tells of [3]")]
    public void Refuses_other_arrays(string header, string message) => Assert.Contains(
        message, Assert.Throws<UserException>(() => NpyFile.Read(Npy(header, [1, 2]))).Message, StringComparison.Ordinal);

    private string Npy(string header, byte[] data)
    {
        string path = _folder["a.npy.gz"];
        using var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        packed.Write([0x93, .. "NUMPY"u8, 1, 0, .. BitConverter.GetBytes((ushort)header.Length), .. Encoding.ASCII.GetBytes(header), .. data]);
        return path;
    }
}
