using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>Single rows of a column to look at: a text, or the numbers of a vector.</summary>
internal static class ExampleReader
{
    /// <summary>Whether the column's values can be shown.</summary>
    internal static bool CanRead(DataViewType type) =>
        type is TextDataViewType
        || (type is VectorDataViewType { IsKnownSize: true } vector && (vector.ItemType.RawType == typeof(float) || vector.ItemType.RawType == typeof(byte)));

    /// <summary>The rows' values by their places in the data, from 0; places beyond the data are left out.</summary>
    internal static Dictionary<int, Example> Read(IDataView data, DataViewSchema.Column column, IEnumerable<int> rows)
    {
        var wanted = rows.ToHashSet();
        var found = new Dictionary<int, Example>();
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        Func<Example> read = Reader(cursor, column);
        for (int row = 0; found.Count < wanted.Count && cursor.MoveNext(); row++)
        {
            if (wanted.Contains(row))
                found.Add(row, read());
        }

        return found;
    }

    private static Func<Example> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is TextDataViewType)
        {
            var get = row.GetGetter<ReadOnlyMemory<char>>(column);
            ReadOnlyMemory<char> text = default;
            return () =>
            {
                get(ref text);
                return new Example(text.ToString(), null);
            };
        }

        return column.Type.RawType == typeof(VBuffer<byte>)
            ? Vector<byte>(row, column, value => value)
            : Vector<float>(row, column, value => value);
    }

    private static Func<Example> Vector<T>(DataViewRow row, DataViewSchema.Column column, Func<T, float> toNumber)
    {
        var get = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> values = default;
        return () =>
        {
            get(ref values);
            return new Example(null, [.. values.DenseValues().Select(toNumber)]);
        };
    }
}

/// <summary>A row's value: a text or numbers.</summary>
internal sealed record Example(string? Text, float[]? Numbers);
