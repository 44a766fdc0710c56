using System.Globalization;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests;

/// <summary>A view of a golden file as an IDataView: raw key values, annotations of text and numbers.</summary>
internal sealed class GoldenView : IDataView
{
    private readonly object[][] _rows;

    public GoldenView(JsonElement view)
    {
        var builder = new DataViewSchema.Builder();
        foreach (var column in view.GetProperty("columns").EnumerateArray())
        {
            builder.AddColumn(column.GetProperty("name").GetString(), GoldenType.Parse(column.GetProperty("type").GetString()!), AnnotationsOf(column));
        }
        Schema = builder.ToSchema();
        _rows = view.GetProperty("rows").EnumerateArray()
            .Select(row => row.EnumerateArray().Select((value, i) => Convert(value, Schema[i].Type)).ToArray()).ToArray();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => false;

    public long? GetRowCount() => _rows.Length;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => new Cursor(this);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    /// <summary>Asserts that a view has the columns (with annotations) and rows of the file.</summary>
    public static void AssertEqual(JsonElement expected, IDataView actual, string where, double absoluteTolerance = 0)
    {
        var columns = expected.GetProperty("columns");
        GoldenSchema.AssertColumns(columns, actual.Schema, where);
        AssertRows(expected.GetProperty("rows"), actual, actual.Schema, where, absoluteTolerance);
    }

    /// <summary>Asserts that these columns of a view have the rows of the file.</summary>
    public static void AssertRows(JsonElement expected, IDataView actual, IEnumerable<DataViewSchema.Column> columns, string where, double absoluteTolerance = 0)
    {
        var values = columns.Select(column => (column.Name, Values: ColumnValues.Read(actual, column))).ToArray();
        foreach (var (name, read) in values)
            Assert.True(expected.GetArrayLength() == read.Length, $"{where}: {read.Length} rows in '{name}', expected {expected.GetArrayLength()}");
        for (var row = 0; row < expected.GetArrayLength(); row++)
        {
            for (var i = 0; i < values.Length; i++)
                GoldenValue.AssertEqual(expected[row][i], values[i].Values[row], $"{where}, row {row}, '{values[i].Name}'", absoluteTolerance);
        }
    }

    private static DataViewSchema.Annotations? AnnotationsOf(JsonElement column)
    {
        if (!column.TryGetProperty("annotations", out var annotations))
            return null;
        var builder = new DataViewSchema.Annotations.Builder();
        foreach (var annotation in annotations.EnumerateObject())
        {
            var type = GoldenType.Parse(annotation.Value.GetProperty("type").GetString()!);
            builder.Add(annotation.Name, type, GetterOf(type, Convert(annotation.Value.GetProperty("value"), type)));
        }
        return builder.ToAnnotations();
    }

    private static Delegate GetterOf(DataViewType type, object value) =>
        (Delegate)typeof(GoldenView).GetMethod(nameof(ConstantGetter), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(type.RawType).Invoke(null, [value])!;

    private static ValueGetter<T> ConstantGetter<T>(T constant) => (ref T value) => value = constant;

    private static object Convert(JsonElement value, DataViewType type)
    {
        if (type is VectorDataViewType vector)
        {
            var itemType = vector.ItemType.RawType;
            object buffer;
            if (value.ValueKind == JsonValueKind.Object)
            {
                var sparse = Items(value.GetProperty("values"), vector.ItemType);
                var indices = value.GetProperty("indices").EnumerateArray().Select(index => index.GetInt32()).ToArray();
                buffer = Activator.CreateInstance(type.RawType, value.GetProperty("length").GetInt32(), indices.Length, sparse, indices)!;
            }
            else
            {
                var items = Items(value, vector.ItemType);
                buffer = Activator.CreateInstance(type.RawType, items.Length, items, null)!;
            }
            return buffer;
        }
        if (type is TextDataViewType)
            return (value.GetString() ?? "").AsMemory();
        if (type is BooleanDataViewType)
            return value.GetBoolean();
        if (type.RawType == typeof(ulong))
            return value.GetUInt64();
        if (type.RawType == typeof(long))
            return value.GetInt64();
        if (type is NumberDataViewType or KeyDataViewType)
            return System.Convert.ChangeType(GoldenValue.ToDouble(value), type.RawType, CultureInfo.InvariantCulture);
        throw new NotSupportedException($"golden values of type {type}");
    }

    private static Array Items(JsonElement values, DataViewType itemType)
    {
        var items = Array.CreateInstance(itemType.RawType, values.GetArrayLength());
        for (var i = 0; i < items.Length; i++)
            items.SetValue(Convert(values[i], itemType), i);
        return items;
    }

    private sealed class Cursor(GoldenView view) : DataViewRowCursor
    {
        private int _row = -1;

        public override DataViewSchema Schema => view.Schema;

        public override long Position => _row;

        public override long Batch => 0;

        public override bool MoveNext() => ++_row < view._rows.Length;

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = new DataViewRowId((ulong)_row, 0);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => (ref TValue value) =>
        {
            var found = view._rows[_row][column.Index];
            // The consumer may write into the buffer it is given, so it gets its own.
            value = found is TValue typed ? Own(typed) : throw new InvalidOperationException($"'{column.Name}' holds {column.Type.RawType}");
        };

        private static TValue Own<TValue>(TValue value)
        {
            if (!typeof(TValue).IsGenericType || typeof(TValue).GetGenericTypeDefinition() != typeof(VBuffer<>))
                return value;
            object?[] arguments = [null];
            typeof(TValue).GetMethod("CopyTo", [typeof(TValue).MakeByRefType()])!.Invoke(value, arguments);
            return (TValue)arguments[0]!;
        }
    }
}
