using DeepEstimators.Samples.Tables;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Samples.Predictions;

/// <summary>Makes of a table the columns that a model was trained on.</summary>
internal static class ModelInputs
{
    /// <summary>Loads the columns of a model's schema; other columns of the table are not read.</summary>
    /// <exception cref="UserException">The table lacks a column, or has a text where the model wants a number.</exception>
    public static IDataView Load(MLContext ml, Table table, DataViewSchema inputs)
    {
        DataViewSchema.Column[] columns = [.. inputs.Where(column => !column.IsHidden)];
        if (columns.Length == 1 && columns[0].Type is VectorDataViewType { IsKnownSize: true } vector)
            return TableLoader.LoadVector(ml, table, columns[0].Name, VectorColumns(table, columns[0].Name, vector.Size), null);
        string[] missing = [.. columns.Select(column => column.Name).Except(table.Columns)];
        if (missing.Length > 0)
            throw new UserException($"{table.Source} lacks {(missing.Length == 1 ? "a column" : "columns")} that the model was trained on: {string.Join(", ", missing)}.");
        return TableLoader.Load(ml, table, new TableSchema(
            [.. columns.Where(column => column.Type is NumberDataViewType).Select(column => column.Name)],
            [.. columns.Where(column => column.Type is TextDataViewType).Select(column => column.Name)], null));
    }

    // Pixels come as so many columns in a row; a label may stand behind them.
    private static string[] VectorColumns(Table table, string name, int size) => table.Columns.Count == size || table.Columns.Count == size + 1
        ? [.. table.Columns.Take(size)]
        : throw new UserException($"{table.Source} has {table.Columns.Count} columns, and the model wants the {size} numbers of '{name}', with or without a label behind them.");
}
