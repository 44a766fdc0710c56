using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

internal static class RowFilters
{
    // Keeps rows whose value is in [lower, upper). Keys count as the middle of their part of [0, 1); missing values are in no range.
    public static IDataView InRange(IDataView source, string columnName, double lower, double upper)
    {
        var column = source.Schema[columnName];
        return new RowFilterDataView(source, [column], row =>
        {
            var getter = GetNumberGetter(row, column);
            return () =>
            {
                double value = 0;
                getter(ref value);
                return value >= lower && value < upper;
            };
        });
    }

    // Single, Double, or a key as a fraction of its range; null for other types.
    public static bool CanBeNumber(DataViewType type) =>
        type == NumberDataViewType.Single || type == NumberDataViewType.Double || type is KeyDataViewType;

    public static ValueGetter<double> GetNumberGetter(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type == NumberDataViewType.Double)
            return row.GetGetter<double>(column);
        if (column.Type is KeyDataViewType key)
        {
            var keys = RowGetters.GetKeyGetter(row, column);
            return (ref double value) =>
            {
                ulong raw = 0;
                keys(ref raw);
                value = raw == 0 || raw > key.Count ? double.NaN : (raw - 0.5) / key.Count;
            };
        }
        var singles = row.GetGetter<float>(column);
        return (ref double value) =>
        {
            float single = 0;
            singles(ref single);
            value = single;
        };
    }

    // Keeps rows that have no missing value in any of the columns.
    public static IDataView WithoutMissing(IDataView source, string[] columnNames)
    {
        var columns = Array.ConvertAll(columnNames, name =>
        {
            var column = source.Schema.GetColumnOrNull(name)
                ?? throw Contracts.ExceptUserArg("Columns", $"Source column '{name}' not found");
            if (!MissingValueTest.Supports(column.Type))
            {
                throw Contracts.ExceptUserArg("Columns",
                    $"Column '{name}' has type {column.Type} which does not support missing values, so we cannot filter on them");
            }
            return column;
        });
        return new RowFilterDataView(source, columns, row =>
        {
            var tests = Array.ConvertAll(columns, column => MissingValueTest.Create(row, column));
            return () => Array.TrueForAll(tests, isMissing => !isMissing());
        });
    }
}
