using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Data;

public sealed class BinaryFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly MLContext _context = new(seed: 1);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Rows_of_every_type_come_back_as_they_were()
    {
        var definition = SchemaDefinition.Create(typeof(AllTypes));
        definition["Fixed"].AddAnnotation("SlotNames", new VBuffer<ReadOnlyMemory<char>>(3, ["a".AsMemory(), "b".AsMemory(), "".AsMemory()]),
            new VectorDataViewType(TextDataViewType.Instance, 3));
        var view = _context.Data.LoadFromEnumerable(Enumerable.Range(0, 20_000).Select(Sample), definition);
        var loaded = _context.Data.LoadFromBinary(Save(view));
        Assert.Equal(view.Schema.Select(column => (column.Name, column.Type)), loaded.Schema.Select(column => (column.Name, column.Type)));
        Assert.Equal(20_000, loaded.GetRowCount());
        foreach (var column in view.Schema)
            Assert.Equal(ColumnValues.Read(view, column), ColumnValues.Read(loaded, column.Name));
        VBuffer<ReadOnlyMemory<char>> names = default;
        loaded.Schema["Fixed"].GetSlotNames(ref names);
        Assert.Equal(["a", "b", ""], names.DenseValues().Select(name => name.ToString()));
    }

    [Fact]
    public void Sparse_vectors_stay_sparse()
    {
        var view = _context.Data.LoadFromEnumerable(Enumerable.Range(0, 100).Select(Sample));
        var loaded = _context.Data.LoadFromBinary(Save(view));
        var buffers = loaded.GetColumn<VBuffer<float>>("Sparse").ToArray();
        Assert.All(buffers, buffer => Assert.Equal(1, buffer.GetValues().Length));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => i % 40), buffers.Select(buffer => buffer.GetIndices()[0]));
    }

    [Fact]
    public void Hidden_columns_are_saved_when_asked_for()
    {
        var view = _context.Data.LoadFromEnumerable(new[] { new Number { X = 1 }, new Number { X = 2 } });
        var twice = _context.Transforms.NormalizeMinMax("X").Fit(view).Transform(view);
        Assert.Single(_context.Data.LoadFromBinary(Save(twice)).Schema);
        var kept = _context.Data.LoadFromBinary(Save(twice, keepHidden: true));
        Assert.Equal([true, false], kept.Schema.Select(column => column.IsHidden));
        Assert.Equal([1f, 2f], ColumnValues.Read(kept, kept.Schema[0]).Cast<float>());
        Assert.Equal([0.5f, 1f], kept.GetColumn<float>("X"));
    }

    [Fact]
    public void Shuffled_and_shared_out_cursors_give_each_row_once()
    {
        var view = _context.Data.LoadFromEnumerable(Enumerable.Range(0, 70_000).Select(i => new Number { X = i }));
        var loaded = _context.Data.LoadFromBinary(Save(view));
        var shuffled = Values([loaded.GetRowCursor(loaded.Schema, new Random(3))]).Select(row => row.Value).ToArray();
        Assert.NotEqual(shuffled, shuffled.Order());
        Assert.Equal(Enumerable.Range(0, 70_000).Select(i => (float)i), shuffled.Order());
        Assert.Equal(shuffled, Values([loaded.GetRowCursor(loaded.Schema, new Random(3))]).Select(row => row.Value));

        var set = loaded.GetRowCursorSet(loaded.Schema, 2);
        Assert.Equal(2, set.Length);
        var rows = Values(set);
        Assert.Equal(Enumerable.Range(0, 70_000).Select(i => (float)i), rows.OrderBy(row => row.Batch).ThenBy(row => row.Value).Select(row => row.Value));
        Assert.All(rows, row => Assert.Equal((ulong)row.Value, row.Id.Low));
    }

    [Fact]
    public void A_table_without_rows_has_its_columns()
    {
        var loaded = _context.Data.LoadFromBinary(Save(_context.Data.LoadFromEnumerable(new List<AllTypes>())));
        Assert.Equal(0, loaded.GetRowCount());
        Assert.Empty(loaded.GetColumn<float>("Number"));
        Assert.Equal("Key<UInt32, 0-4>", loaded.Schema["Key"].Type.ToString());
    }

    // Every byte of a small file in turn is changed, and the file is cut at many lengths.
    [Fact]
    public void Damaged_files_give_an_error_or_rows_and_never_more_than_that()
    {
        var bytes = File.ReadAllBytes(Save(_context.Data.LoadFromEnumerable(Enumerable.Range(0, 5).Select(Sample))));
        var errors = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var copy = (byte[])bytes.Clone();
            copy[i] ^= (byte)(1 << (i % 8));
            errors += IsRefused(copy) ? 1 : 0;
        }
        for (var length = 0; length < bytes.Length; length += 13)
            Assert.True(IsRefused(bytes[..length]), $"cut to {length.ToString(CultureInfo.InvariantCulture)}");
        Assert.InRange(errors, bytes.Length / 2, bytes.Length);
    }

    [Fact]
    public void What_is_no_file_of_rows_is_refused_with_its_reason()
    {
        var path = Path.Combine(_folder, "text.txt");
        File.WriteAllText(path, new string('x', 1000));
        Assert.Contains("does not hold rows", Assert.Throws<FormatException>(() => _context.Data.LoadFromBinary(path)).Message);
        Assert.Equal("path", Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.LoadFromBinary(Path.Combine(_folder, "nope"))).ParamName);
        Assert.Throws<ArgumentNullException>(() => _context.Data.LoadFromBinary((IMultiStreamSource)null!));
        Assert.Throws<ArgumentNullException>(() => _context.Data.SaveAsBinary(null!, Stream.Null));
    }

    private bool IsRefused(byte[] bytes)
    {
        try
        {
            var view = _context.Data.LoadFromBinary(new BytesSource(bytes));
            using var cursor = view.GetRowCursor(view.Schema);
            while (cursor.MoveNext())
            {
            }
            return false;
        }
        catch (FormatException)
        {
            return true;
        }
    }

    private static List<(long Batch, float Value, DataViewRowId Id)> Values(DataViewRowCursor[] cursors)
    {
        var rows = new List<(long, float, DataViewRowId)>();
        foreach (var cursor in cursors)
        {
            using (cursor)
            {
                var getter = cursor.GetGetter<float>(cursor.Schema["X"]);
                var idGetter = cursor.GetIdGetter();
                float value = 0;
                DataViewRowId id = default;
                while (cursor.MoveNext())
                {
                    getter(ref value);
                    idGetter(ref id);
                    rows.Add((cursor.Batch, value, id));
                }
            }
        }
        return rows;
    }

    private string Save(IDataView view, bool keepHidden = false)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.rows");
        using var stream = File.Create(path);
        _context.Data.SaveAsBinary(view, stream, keepHidden);
        return path;
    }

    private static AllTypes Sample(int i) => new()
    {
        Number = i * 0.25f,
        Big = i == 3 ? double.NaN : -i,
        Text = i % 7 == 0 ? "" : $"text {i} \ud83d\ude00\ud83d",
        Flag = i % 3 == 0,
        Small = (sbyte)(i % 100),
        Whole = long.MaxValue - i,
        Key = (uint)(i % 6),
        Day = new DateTime(2020, 1, 1).AddHours(i),
        Utc = DateTime.SpecifyKind(new DateTime(2021, 1, 1), DateTimeKind.Utc),
        Zoned = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.FromMinutes(-90)),
        Span = TimeSpan.FromTicks(-i),
        Fixed = [i, -i, 0.5f],
        Open = Enumerable.Range(0, i % 4).Select(x => $"{x}").ToArray(),
        Sparse = new VBuffer<float>(40, 1, [i], [i % 40]),
    };

    private sealed class Number
    {
        public float X { get; set; }
    }

    private sealed class AllTypes
    {
        public float Number { get; set; }

        public double Big { get; set; }

        public string Text { get; set; } = "";

        public bool Flag { get; set; }

        public sbyte Small { get; set; }

        public long Whole { get; set; }

        [KeyType(5)]
        public uint Key { get; set; }

        public DateTime Day { get; set; }

        public DateTime Utc { get; set; }

        public DateTimeOffset Zoned { get; set; }

        public TimeSpan Span { get; set; }

        [VectorType(3)]
        public float[] Fixed { get; set; } = [];

        public string[] Open { get; set; } = [];

        [VectorType(40)]
        public VBuffer<float> Sparse { get; set; }
    }
}
