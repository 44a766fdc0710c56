using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Transforms;

/// <summary>A table of the golden files, as a view to give to estimators.</summary>
internal sealed partial class GoldenView : IDataView
{
    private readonly object[][] _rows;

    public GoldenView(JsonElement view)
    {
        var builder = new DataViewSchema.Builder();
        JsonElement[] columns = [.. view.GetProperty("columns").EnumerateArray()];
        foreach (JsonElement column in columns)
            builder.AddColumn(column.GetProperty("name").GetString(), TypeOf(column.GetProperty("type").GetString()!));
        Schema = builder.ToSchema();
        _rows = [.. view.GetProperty("rows").EnumerateArray().Select(row =>
            row.EnumerateArray().Select((value, i) => ValueOf(value, Schema[i].Type)).ToArray())];
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => _rows.Length;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(this, [.. columnsNeeded.Select(column => column.Index)]);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private static DataViewType TypeOf(string text)
    {
        Match vector = VectorPattern().Match(text);
        if (vector.Success)
        {
            var item = (PrimitiveDataViewType)TypeOf(vector.Groups["item"].Value);
            int[] dimensions = [.. vector.Groups["size"].Captures.Select(size => size.Value == "*" ? 0 : int.Parse(size.Value))];
            return dimensions.Length == 0 ? new VectorDataViewType(item) : new VectorDataViewType(item, ImmutableArray.Create(dimensions));
        }
        Match key = KeyPattern().Match(text);
        if (key.Success)
            return new KeyDataViewType(TypeOf(key.Groups["raw"].Value).RawType, ulong.Parse(key.Groups["last"].Value) + 1);
        return text switch
        {
            "Single" => NumberDataViewType.Single,
            "Double" => NumberDataViewType.Double,
            "Byte" => NumberDataViewType.Byte,
            "Int32" => NumberDataViewType.Int32,
            "Int64" => NumberDataViewType.Int64,
            "UInt32" => NumberDataViewType.UInt32,
            "Boolean" => BooleanDataViewType.Instance,
            "String" => TextDataViewType.Instance,
            _ => throw new ArgumentException($"A golden table has a column of type {text}", nameof(text)),
        };
    }

    private static object ValueOf(JsonElement value, DataViewType type)
    {
        if (type is not VectorDataViewType vector)
            return ScalarOf(value, type);
        object[] items = [.. value.EnumerateArray().Select(item => ScalarOf(item, vector.ItemType))];
        var array = Array.CreateInstance(vector.ItemType.RawType, items.Length);
        items.CopyTo(array, 0);
        return Activator.CreateInstance(vector.RawType, items.Length, array, null)!;
    }

    private static object ScalarOf(JsonElement value, DataViewType type) => type switch
    {
        TextDataViewType => value.GetString().AsMemory(),
        BooleanDataViewType => value.GetBoolean(),
        _ when type == NumberDataViewType.Double => value.Number(),
        _ when type == NumberDataViewType.Single => (float)value.Number(),
        _ => Convert.ChangeType((decimal)value.Number(), type.RawType, System.Globalization.CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"^Vector<(?<item>\w+(<[^>]*>)?)(, (?<size>\d+|\*))*>$")]
    private static partial Regex VectorPattern();

    [GeneratedRegex(@"^Key<(?<raw>\w+), 0-(?<last>\d+)>$")]
    private static partial Regex KeyPattern();

    private sealed class Cursor(GoldenView view, HashSet<int> active) : DataViewRowCursor
    {
        private long _position = -1;

        public override DataViewSchema Schema => view.Schema;

        public override long Position => _position;

        public override long Batch => 0;

        public override bool MoveNext()
        {
            if (_position + 1 == view._rows.Length)
                return false;
            _position++;
            return true;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Assert.Contains(column.Index, active);
            Assert.Equal(typeof(TValue), column.Type.RawType);
            return (ref TValue value) => value = (TValue)view._rows[_position][column.Index];
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() =>
            (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position, 0);
    }
}
