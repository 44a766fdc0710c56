using System.IO.Compression;
using System.Text;
using DeepEstimators.Samples.Tables;

namespace DeepEstimators.Samples.Tests.Tables;

public sealed class TableReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a,b\n1,x\n2,\"y, z\"\n")]
    [InlineData("a;b\r\n1;x\r\n2;\"y, z\"\r\n")]
    [InlineData("a\tb\n 1 \tx\n\n2\t\"y, z\"")]
    public void Reads_fields_trimmed_whatever_separates_them(string text)
    {
        Table table = TableReader.Read(_folder.Write("t.csv", text), new TableFormat());

        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal(2, table.Rows.Count);
        Assert.Equal(["1", "x"], table.Rows[0]);
        Assert.Equal(["2", "y, z"], table.Rows[1]);
        Assert.Equal(2, table.LineOf(0));
    }

    [Fact]
    public void Columns_without_a_header_are_numbered()
    {
        Table table = TableReader.Read(_folder.Write("t.csv", "1,2,3\n4,5,6\n"), new TableFormat(',', HasHeader: false));

        Assert.Equal(["C0", "C1", "C2"], table.Columns);
        Assert.Equal(2, table.Rows.Count);
        Assert.Equal(1, table.LineOf(0));
    }

    [Fact]
    public void Blanks_can_separate_fields()
    {
        Table table = TableReader.Read(_folder.Write("t.data", "2 8 T\n5 12 I\n"), new TableFormat(' ', HasHeader: false));

        Assert.Equal(["C0", "C1", "C2"], table.Columns);
        Assert.Equal(["2", "8", "T"], table.Rows[0]);
        Assert.Equal(["5", "12", "I"], table.Rows[1]);
    }

    [Fact]
    public void Reads_a_packed_file()
    {
        string path = _folder["t.csv.gz"];
        using (var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest))
            packed.Write(Encoding.UTF8.GetBytes("a,b\n1,2\n"));

        Assert.Equal(["1", "2"], TableReader.Read(path, new TableFormat()).Rows[0]);
    }

    [Theory]
    [InlineData("", "t.csv is empty: it has no rows.")]
    [InlineData("a,b\n", "t.csv is empty: it has no rows below its header.")]
    [InlineData("a,b\n1,2\n3\n", "t.csv, line 3: 1 fields where 2 columns are expected.")]
    [InlineData("a,a\n1,2\n", "t.csv: its header names 'a' more than once; each column needs its own name.")]
    [InlineData("a,\n1,2\n", "t.csv: its header gives column 2 no name.")]
    public void Refuses_what_is_no_table(string text, string message)
    {
        string path = _folder.Write("t.csv", text);

        Assert.Equal(message, Assert.Throws<UserException>(() => TableReader.Read(path, new TableFormat())).Message);
    }

    [Fact]
    public void Names_a_missing_file()
    {
        var error = Assert.Throws<UserException>(() => TableReader.Read(_folder["none.csv"], new TableFormat()));

        Assert.Equal($"There is no file '{_folder["none.csv"]}'.", error.Message);
    }
}
