using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Loader = Microsoft.ML.Data.TextLoader;

namespace Embedded.MLNet.Tests.TextLoader;

/// <summary>What is saved as text is as short as it can be and loads back as it was.</summary>
public sealed class TextSaverTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly MLContext _ml = new(seed: 1);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Rows_of_zeros_are_written_as_indices_and_values_after_the_columns_in_full()
    {
        string[] lines = Lines(Save(View([
            new Row { Key = 2, Small = [1, 0], Wide = Sparse((3, 0.5f), (11, float.NaN)), Text = "t" },
            new Row { Key = 9, Small = [0, 0], Wide = Sparse(), Text = "" },
            new Row { Key = 0, Small = [1, 2], Wide = new VBuffer<float>(12, [.. Enumerable.Range(1, 12).Select(i => (float)i)]), Text = "x:1" },
        ]), separator: ' '));
        Assert.Equal("2 15 0:1 5:0.5 13:? 14:t", lines[0]);
        // Nothing but defaults: one of them is written so that the number is seen to be one of slots.
        Assert.Equal(" 15 0:0", lines[1]);
        Assert.Equal("0 1 2 1 2 3 4 5 6 7 8 9 10 11 12 x:1", lines[2]);
    }

    [Fact]
    public void Dense_rows_are_written_when_they_are_asked_for()
    {
        string[] lines = Lines(Save(View([new Row { Key = 2, Small = [1, 0], Wide = Sparse((3, 0.5f)), Text = "t" }]), ',', forceDense: true));
        Assert.Equal("2,1,0,0,0,0,0.5,0,0,0,0,0,0,0,0,t", lines[0]);
    }

    [Theory]
    [InlineData('\t')]
    [InlineData(' ')]
    [InlineData(';')]
    public void Sparse_rows_load_back_as_they_were(char separator)
    {
        var random = new Random(11);
        Row[] rows = [.. Enumerable.Range(0, 500).Select(i => new Row
        {
            Key = (uint)random.Next(7),
            Small = [random.Next(3), random.Next(3)],
            Wide = Sparse([.. Enumerable.Range(0, 12).Where(_ => random.Next(12) < i % 13).Select(slot => (slot, random.NextSingle() - 0.5f))]),
            Text = random.Next(3) == 0 ? "" : $"a{separator}\n\"{i}\" ",
        })];
        string path = Path.Combine(_folder, "saved.txt");
        File.WriteAllText(path, Save(View(rows), separator));
        string dense = Save(View(rows), separator, forceDense: true);
        Assert.True(new FileInfo(path).Length < dense.Length);
        var options = new Loader.Options
        {
            Separators = [separator],
            AllowSparse = true,
            AllowQuoting = true,
            ReadMultilines = true,
            HasHeader = true,
            Columns = [new("Key", DataKind.UInt32, [new(0)], new KeyCount(5)), new("Small", DataKind.Single, 1, 2), new("Wide", DataKind.Single, 3, 14), new("Text", DataKind.String, 15)],
        };
        IDataView view = _ml.Data.LoadFromTextFile(path, options);
        IDataView expected = View(rows);
        foreach (DataViewSchema.Column column in expected.Schema)
            Assert.Equal(ColumnValues.Read(expected, column), ColumnValues.Read(view, column.Name));
    }

    [Fact]
    public void Other_types_load_back_as_they_were()
    {
        Others[] rows = [.. Enumerable.Range(0, 20).Select(i => new Others
        {
            Flag = i % 2 == 0,
            Small = (sbyte)(i - 10),
            Big = ulong.MaxValue - (ulong)i,
            Real = i == 3 ? double.NaN : Math.Pow(-7.3, i),
            Day = new DateTime(2024, 2, 29, 1, 2, 3).AddTicks(i),
            Zoned = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(i - 10)),
            Span = TimeSpan.FromTicks(-i * 1_000_001L),
        })];
        IDataView expected = _ml.Data.LoadFromEnumerable(rows);
        string path = Path.Combine(_folder, "others.txt");
        File.WriteAllText(path, Save(expected, '|'));
        IDataView view = _ml.Data.LoadFromTextFile(path,
            [new("Flag", DataKind.Boolean, 0), new("Small", DataKind.SByte, 1), new("Big", DataKind.UInt64, 2), new("Real", DataKind.Double, 3),
                new("Day", DataKind.DateTime, 4), new("Zoned", DataKind.DateTimeOffset, 5), new("Span", DataKind.TimeSpan, 6)],
            '|', hasHeader: true, allowQuoting: true);
        foreach (DataViewSchema.Column column in expected.Schema)
            Assert.Equal(ColumnValues.Read(expected, column), ColumnValues.Read(view, column.Name));
    }

    private static VBuffer<float> Sparse(params (int Slot, float Value)[] items) =>
        new(12, items.Length, [.. items.Select(item => item.Value)], [.. items.Select(item => item.Slot)]);

    private IDataView View(Row[] rows) => _ml.Data.LoadFromEnumerable(rows);

    private string Save(IDataView view, char separator, bool forceDense = false)
    {
        using var stream = new MemoryStream();
        _ml.Data.SaveAsText(view, stream, separator, forceDense: forceDense);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // Those after the schema and the header.
    private static string[] Lines(string text)
    {
        string[] lines = text.Split('\n');
        return lines[(Array.FindIndex(lines, line => line == "#@ }") + 2)..^1];
    }

    private sealed class Row
    {
        [KeyType(5)]
        public uint Key { get; set; }

        [VectorType(2)]
        public float[] Small { get; set; } = [];

        [VectorType(12)]
        public VBuffer<float> Wide { get; set; }

        public string Text { get; set; } = "";
    }

    private sealed class Others
    {
        public bool Flag { get; set; }

        public sbyte Small { get; set; }

        public ulong Big { get; set; }

        public double Real { get; set; }

        public DateTime Day { get; set; }

        public DateTimeOffset Zoned { get; set; }

        public TimeSpan Span { get; set; }
    }
}
