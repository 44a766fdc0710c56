using System.Globalization;
using DeepEstimators.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>The values of a scalar column, whatever their type: as categories, or as a position on an axis.</summary>
internal static class ScalarValues
{
    /// <summary>
    /// The category of each row, and the categories' names: those of a key's values, or the values as text in invariant form.
    /// A category is numbered by its first row; a key that is missing is the category <c>?</c>.
    /// </summary>
    internal static (int[] Categories, IReadOnlyList<string> Names) Categories(IDataView data, string column)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var categories = new List<int>();
        foreach (string text in Texts(data, data.Schema[column]))
        {
            if (!found.TryGetValue(text, out int category))
                found.Add(text, category = found.Count);
            categories.Add(category);
        }

        return ([.. categories], [.. found.Keys]);
    }

    /// <summary>Each row's place on an axis: a number, or the ticks of a time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column holds neither numbers nor times.</exception>
    internal static double[] Positions(IDataView data, string column, string parameterName)
    {
        DataViewSchema.Column found = data.Schema[column];
        return found.Type switch
        {
            DateTimeDataViewType => Read<DateTime, double>(data, found, time => time.Ticks),
            DateTimeOffsetDataViewType => Read<DateTimeOffset, double>(data, found, time => time.UtcTicks),
            TimeSpanDataViewType => Read<TimeSpan, double>(data, found, time => time.Ticks),
            NumberDataViewType => Numbers(data, found),
            _ => throw new ArgumentOutOfRangeException(
                parameterName, $"Column '{column}' of type {found.Type} has no order; allowed: numbers, DateTime, DateTimeOffset, TimeSpan."),
        };
    }

    /// <summary>The values of a column of numbers, keys or Booleans.</summary>
    internal static double[] Numbers(IDataView data, DataViewSchema.Column column)
    {
        var values = new List<double>();
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        Func<double> read = NumberReader.Create(cursor, column);
        while (cursor.MoveNext())
            values.Add(read());
        return [.. values];
    }

    /// <summary>What the values of a key stand for, as text; their numbers from 1 where nothing says.</summary>
    internal static IReadOnlyList<string> KeyNames(DataViewSchema.Column column)
    {
        if (ClassValues.Of(column) is { } values)
            return [.. values.Values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)!)];
        int count = column.Type is KeyDataViewType key ? (int)Math.Min(key.Count, int.MaxValue) : 0;
        return [.. Enumerable.Range(1, count).Select(value => value.ToString(CultureInfo.InvariantCulture))];
    }

    private static IEnumerable<string> Texts(IDataView data, DataViewSchema.Column column)
    {
        if (column.Type is KeyDataViewType)
        {
            IReadOnlyList<string> names = KeyNames(column);
            return Numbers(data, column).Select(key => key >= 1 && key <= names.Count ? names[(int)key - 1] : "?");
        }

        return column.Type switch
        {
            TextDataViewType => Read<ReadOnlyMemory<char>, string>(data, column, text => text.ToString()),
            DateTimeDataViewType => Read<DateTime, string>(data, column, time => time.ToString("O", CultureInfo.InvariantCulture)),
            DateTimeOffsetDataViewType => Read<DateTimeOffset, string>(data, column, time => time.ToString("O", CultureInfo.InvariantCulture)),
            TimeSpanDataViewType => Read<TimeSpan, string>(data, column, time => time.ToString("c", CultureInfo.InvariantCulture)),
            BooleanDataViewType => Read<bool, string>(data, column, flag => flag ? "True" : "False"),
            NumberDataViewType when column.Type == NumberDataViewType.Single =>
                Read<float, string>(data, column, value => value.ToString(CultureInfo.InvariantCulture)),
            NumberDataViewType => Numbers(data, column).Select(value => value.ToString(CultureInfo.InvariantCulture)),
            _ => throw new InvalidOperationException($"Column '{column.Name}' of type {column.Type} has no categories: it is no scalar."),
        };
    }

    private static TResult[] Read<T, TResult>(IDataView data, DataViewSchema.Column column, Func<T, TResult> convert)
    {
        var values = new List<TResult>();
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        ValueGetter<T> getter = cursor.GetGetter<T>(column);
        T value = default!;
        while (cursor.MoveNext())
        {
            getter(ref value);
            values.Add(convert(value));
        }

        return [.. values];
    }
}
