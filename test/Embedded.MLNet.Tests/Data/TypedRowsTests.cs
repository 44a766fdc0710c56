using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Data;

public sealed class TypedRowsTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void Members_become_columns_with_the_names_and_types_of_their_attributes()
    {
        var schema = _context.Data.LoadFromEnumerable(new List<AllKinds>()).Schema;
        Assert.Equal(
            ["Field: Single", "Text: String", "Memory: String", "Flag: Boolean", "Renamed: Int32", "Key: Key<UInt32, 0-4>", "Fixed: Vector<Single, 2>",
                "Open: Vector<Double>", "Grid: Vector<Single, 2, 3>", "Words: Vector<String, 2>", "Buffer: Vector<Single, 4>", "Day: DateTime", "Zoned: DateTimeOffset", "Span: TimeSpan"],
            schema.Select(column => $"{column.Name}: {column.Type}"));
    }

    [Fact]
    public void Objects_come_back_as_they_went_but_for_keys_which_stay_raw()
    {
        var data = _context.Data.LoadFromEnumerable(new[] { Sample(1), Sample(2) });
        var back = _context.Data.CreateEnumerable<AllKinds>(data, reuseRowObject: false).ToArray();
        Assert.Equal(2, back.Length);
        for (var i = 0; i < 2; i++)
        {
            var expected = Sample(i + 1);
            Assert.Equal(expected.Field, back[i].Field);
            Assert.Equal(expected.Text, back[i].Text);
            Assert.Equal(expected.Memory.ToString(), back[i].Memory.ToString());
            Assert.Equal(expected.Flag, back[i].Flag);
            Assert.Equal(expected.Number, back[i].Number);
            Assert.Equal(expected.Key + 1, back[i].Key);
            Assert.Equal(expected.Fixed, back[i].Fixed);
            Assert.Equal(expected.Open, back[i].Open);
            Assert.Equal(expected.Grid, back[i].Grid);
            Assert.Equal(expected.Words, back[i].Words);
            Assert.Equal(expected.Buffer.DenseValues(), back[i].Buffer.DenseValues());
            Assert.Equal(expected.Day, back[i].Day);
            Assert.Equal(expected.Zoned, back[i].Zoned);
            Assert.Equal(expected.Span, back[i].Span);
        }
        Assert.NotSame(back[0], back[1]);
        Assert.NotSame(back[0].Fixed, back[1].Fixed);
    }

    [SkippableFact]
    public void Keys_count_from_0_in_objects_and_from_1_in_columns()
    {
        var entry = GoldenFiles.Read("keys.json").GetProperty("keyColumns")[0];
        uint[] values = [0, 1, 4, 5, 6, uint.MaxValue];
        var data = _context.Data.LoadFromEnumerable(values.Select(value => new Keys { Key = value, Marked = value }).ToList());
        GoldenView.AssertEqual(entry.GetProperty("result"), data, "LoadFromEnumerable");
        var back = _context.Data.CreateEnumerable<Keys>(data, reuseRowObject: false).Select(row => new[] { row.Key, row.Marked }).ToArray();
        GoldenValue.AssertEqual(entry.GetProperty("CreateEnumerable<same class>"), back, "CreateEnumerable");
    }

    [Fact]
    public void A_reused_object_is_filled_again_for_each_row()
    {
        var data = _context.Data.LoadFromEnumerable(new[] { Sample(1), Sample(2) });
        var seen = _context.Data.CreateEnumerable<AllKinds>(data, reuseRowObject: true).ToArray();
        Assert.Same(seen[0], seen[1]);
        Assert.Equal(Sample(2).Fixed, seen[0].Fixed);
    }

    [Fact]
    public void A_schema_definition_renames_sizes_and_annotates()
    {
        var definition = SchemaDefinition.Create(typeof(OpenVector));
        definition["Values"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 2);
        definition["Values"].ColumnName = "Features";
        definition["Features"].AddAnnotation("SlotNames", new VBuffer<ReadOnlyMemory<char>>(2, ["a".AsMemory(), "b".AsMemory()]),
            new VectorDataViewType(TextDataViewType.Instance, 2));
        var data = _context.Data.LoadFromEnumerable(new[] { new OpenVector { Values = [1, 2] } }, definition);
        var column = data.Schema["Features"];
        Assert.Equal("Vector<Single, 2>", column.Type.ToString());
        Assert.True(column.HasSlotNames());
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        Assert.Equal(["a", "b"], names.DenseValues().Select(name => name.ToString()));
        Assert.Equal([1f, 2f], data.GetColumn<float[]>("Features").Single());
    }

    [Fact]
    public void A_schema_gives_types_to_members()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Values", new VectorDataViewType(NumberDataViewType.Single, 2));
        var data = _context.Data.LoadFromEnumerable(new[] { new OpenVector { Values = [1, 2] } }, builder.ToSchema());
        Assert.Equal("Vector<Single, 2>", data.Schema["Values"].Type.ToString());
    }

    [SkippableFact]
    public void Mistakes_are_refused_as_the_real_ones_are()
    {
        var data = _context.Data.LoadFromEnumerable(new[] { new Numbers { X = 1 } });
        var cases = GoldenFiles.Read("errors.json").GetProperty("cases").EnumerateArray()
            .ToDictionary(entry => entry.GetProperty("call").GetString()!, entry => entry.GetProperty("result"));
        void Check(string call, Action action) => GoldenValue.AssertThrows(cases[call], action, call);
        Check("Data.GetColumn<float>(\"nope\")", () => data.GetColumn<float>("nope"));
        Check("Data.GetColumn<string>(\"x\"): Single", () => data.GetColumn<string>("X"));
        Check("Data.GetColumn<double>(\"x\"): Single", () => data.GetColumn<double>("X"));
        Check("Schema[\"nope\"]", () => _ = data.Schema["nope"]);
        Check("Data.LoadFromEnumerable<SampleIn>(null)", () => _context.Data.LoadFromEnumerable<Numbers>(null));
        Check("Data.CreateEnumerable<MissingOutput>(data, false).ToList()", () => Assert.Empty(_context.Data.CreateEnumerable<Keys>(data, false)));
        Check("Data.CreateEnumerable<WrongX>(data, false).ToList(): x is Single", () => Assert.Empty(_context.Data.CreateEnumerable<TextX>(data, false)));
        Assert.Single(_context.Data.CreateEnumerable<Keys>(data, false, ignoreMissingColumns: true));
    }

    [Fact]
    public void Preview_boxes_the_first_rows()
    {
        var data = _context.Data.LoadFromEnumerable(Enumerable.Range(0, 5).Select(i => new Numbers { X = i }));
        var preview = data.Preview(maxRows: 2);
        Assert.Equal(2, preview.RowView.Length);
        Assert.Equal("X", preview.RowView[1].Values[0].Key);
        Assert.Equal(1f, preview.RowView[1].Values[0].Value);
        Assert.Equal([0f, 1f], preview.ColumnView[0].Values);
    }

    private static AllKinds Sample(int i) => new()
    {
        Field = i + 0.5f,
        Text = $"text {i}",
        Memory = $"memory {i}".AsMemory(),
        Flag = i % 2 == 0,
        Number = -i,
        Key = (uint)i,
        Fixed = [i, i + 1],
        Open = Enumerable.Range(0, i).Select(x => (double)x).ToArray(),
        Grid = [1, 2, 3, 4, 5, i],
        Words = ["a", $"{i}"],
        Buffer = new VBuffer<float>(4, 1, [i], [2]),
        Day = new DateTime(2020, 1, i),
        Zoned = new DateTimeOffset(2020, 1, i, 0, 0, 0, TimeSpan.FromHours(2)),
        Span = TimeSpan.FromSeconds(i),
        Hidden = "never a column",
    };

    private sealed class AllKinds
    {
        public float Field;

        public string Text { get; set; } = "";

        public ReadOnlyMemory<char> Memory { get; set; }

        public bool Flag { get; set; }

        [ColumnName("Renamed")]
        public int Number { get; set; }

        [KeyType(5)]
        public uint Key { get; set; }

        [VectorType(2)]
        public float[] Fixed { get; set; } = [];

        public double[] Open { get; set; } = [];

        [VectorType(2, 3)]
        public float[] Grid { get; set; } = [];

        [VectorType(2)]
        public string[] Words { get; set; } = [];

        [VectorType(4)]
        public VBuffer<float> Buffer { get; set; }

        public DateTime Day { get; set; }

        public DateTimeOffset Zoned { get; set; }

        public TimeSpan Span { get; set; }

        [NoColumn]
        public string Hidden { get; set; } = "";
    }

    private sealed class Keys
    {
        public uint Key { get; set; }

        [KeyType(5)]
        public uint Marked { get; set; }
    }

    private sealed class OpenVector
    {
        public float[] Values { get; set; } = [];
    }

    private sealed class Numbers
    {
        public float X { get; set; }
    }

    private sealed class TextX
    {
        public string X { get; set; } = "";
    }
}
