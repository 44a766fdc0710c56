using System.Collections.Immutable;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// The first rows of a view as boxed values.
public sealed class DataDebuggerPreview
{
    internal DataDebuggerPreview(IDataView data, int maxRows = 100)
    {
        Contracts.CheckValue(data, nameof(data));
        Contracts.CheckParam(maxRows >= 0, nameof(maxRows), "maxRows must be non-negative");
        Schema = data.Schema;
        var columns = Schema.Select(_ => new List<object>()).ToArray();
        var rows = new List<RowInfo>();
        using (var cursor = data.GetRowCursor(Schema))
        {
            var readers = Schema.Select(column => BoxedValue.Reader(cursor, column)).ToArray();
            while (rows.Count < maxRows && cursor.MoveNext())
            {
                var values = new KeyValuePair<string, object>[readers.Length];
                for (var i = 0; i < readers.Length; i++)
                {
                    var value = readers[i]();
                    columns[i].Add(value);
                    values[i] = new(Schema[i].Name, value);
                }
                rows.Add(new RowInfo(values));
            }
        }
        RowView = [.. rows];
        ColumnView = [.. columns.Select((values, i) => new ColumnInfo(Schema[i], values.ToArray()))];
    }

    public DataViewSchema Schema { get; }

    public ImmutableArray<ColumnInfo> ColumnView { get; }

    public ImmutableArray<RowInfo> RowView { get; }

    public override string ToString() => $"{ColumnView.Length} columns, {RowView.Length} rows";

    public sealed class ColumnInfo
    {
        internal ColumnInfo(DataViewSchema.Column column, object[] values)
        {
            Column = column;
            Values = values;
        }

        public DataViewSchema.Column Column { get; }

        public object[] Values { get; }

        public override string ToString() => $"{Column.Name}: {Column.Type}";
    }

    public sealed class RowInfo
    {
        internal RowInfo(KeyValuePair<string, object>[] values)
        {
            Values = values;
        }

        public KeyValuePair<string, object>[] Values { get; }

        public override string ToString() => $"{Values.Length} columns";
    }
}

// Values of any column as objects, each of its own.
internal static class BoxedValue
{
    private static readonly System.Reflection.MethodInfo _readerOf = typeof(BoxedValue).GetMethod(nameof(ReaderOf));

    public static Func<object> Reader(DataViewRow row, DataViewSchema.Column column) =>
        (Func<object>)_readerOf.MakeGenericMethod(column.Type.RawType).Invoke(null, [row, column]);

    public static Func<object> ReaderOf<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<T>(column);
        return () =>
        {
            T value = default;
            getter(ref value);
            return value;
        };
    }
}
