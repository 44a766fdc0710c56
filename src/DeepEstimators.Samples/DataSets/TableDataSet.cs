using DeepEstimators.Samples.Tables;
using Microsoft.ML;

namespace DeepEstimators.Samples.DataSets;

/// <summary>Makes a data set of a table: finds out what its columns hold and what is predicted.</summary>
public static class TableDataSet
{
    private const int MostNumericClasses = 20;

    /// <summary>Makes a data set.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="name">The data set's name.</param>
    /// <param name="train">The rows to learn from.</param>
    /// <param name="test">The rows to evaluate on, or <see langword="null"/>.</param>
    /// <param name="labelColumn">The column to predict.</param>
    /// <param name="task">What is predicted; <see langword="null"/>: found out.</param>
    /// <param name="leaveOut">Columns that must not be learned from.</param>
    public static DataSet Load(
        MLContext ml, string name, Table train, Table? test, string labelColumn, PredictionTask? task = null,
        IReadOnlyCollection<string>? leaveOut = null)
    {
        (train, int unlabelled) = DropUnlabelled(train, labelColumn);
        test = test is null ? null : DropUnlabelled(test, labelColumn).Table;
        TableLabel label = LabelOf(train, labelColumn, task);

        var columns = new Dictionary<ColumnKind, List<string>>();
        foreach (ColumnKind kind in Enum.GetValues<ColumnKind>())
            columns[kind] = [];
        foreach (string column in train.Columns.Where(column => column != labelColumn && leaveOut?.Contains(column) != true))
            columns[ColumnKinds.Of(train, train.IndexOf(column))].Add(column);
        var schema = new TableSchema(columns[ColumnKind.Number], columns[ColumnKind.Category], label);
        if (schema.Numbers.Count + schema.Categories.Count == 0)
            throw new UserException($"{train.Source} has no column to learn from beside the label '{labelColumn}'.");

        return new DataSet
        {
            Name = name,
            Statement = Statement(train, test, label, columns, leaveOut, unlabelled),
            Task = label.Task,
            Label = labelColumn,
            Train = TableLoader.Load(ml, train, schema),
            Test = test is null ? null : TableLoader.Load(ml, test, schema),
            Numbers = schema.Numbers,
            Categories = schema.Categories,
        };
    }

    /// <summary>Makes a data set of pictures whose pixels are the columns of a table, row by row.</summary>
    public static DataSet LoadPictures(
        MLContext ml, string name, Table train, Table? test, string labelColumn, PictureShape shape)
    {
        var label = new TableLabel(labelColumn, PredictionTask.Multiclass, null);
        string[] pixels = [.. train.Columns.Where(column => column != labelColumn)];
        string tested = test is null ? "" : $" and {test.Rows.Count:N0} to test on";
        return new DataSet
        {
            Name = name,
            Statement = $"{train.Rows.Count:N0} pictures of {shape.Height}×{shape.Width} pixels{tested}, "
                + $"{Distinct(train, labelColumn).Count} classes in '{labelColumn}'.",
            Task = label.Task,
            Label = labelColumn,
            Train = TableLoader.LoadVector(ml, train, DataSet.PixelColumn, pixels, label),
            Test = test is null ? null : TableLoader.LoadVector(ml, test, DataSet.PixelColumn, pixels, label),
            Pictures = shape,
        };
    }

    /// <summary>Finds out what a label column asks for.</summary>
    public static TableLabel LabelOf(Table table, string column, PredictionTask? wanted)
    {
        SortedSet<string> classes = Distinct(table, column);
        if (classes.Count < 2)
            throw new UserException($"{table.Source}: the label column '{column}' has {classes.Count} different value(s); there is nothing to predict.");
        bool numeric = classes.All(text => ColumnKinds.TryNumber(text, out _));
        PredictionTask task = wanted ?? (classes.Count == 2 ? PredictionTask.Binary
            : !numeric ? PredictionTask.Multiclass
            : classes.Count <= MostNumericClasses && classes.All(text => ColumnKinds.TryNumber(text, out float number) && number == MathF.Floor(number))
                ? PredictionTask.Multiclass : PredictionTask.Regression);
        if (task == PredictionTask.Binary && classes.Count != 2)
            throw new UserException($"--task binary: the label column '{column}' has {classes.Count} different values, and binary needs 2.");
        if (task == PredictionTask.Regression && !numeric)
        {
            int text = table.Rows.ToList().FindIndex(row => !ColumnKinds.TryNumber(row[table.IndexOf(column)], out _));
            throw ColumnKinds.NotANumber(table, text, table.IndexOf(column));
        }
        return new TableLabel(column, task, task == PredictionTask.Binary ? classes.Max : null);
    }

    private static SortedSet<string> Distinct(Table table, string column)
    {
        int index = table.IndexOf(column);
        return new SortedSet<string>(table.Rows.Select(row => row[index]), StringComparer.Ordinal);
    }

    private static (Table Table, int Dropped) DropUnlabelled(Table table, string column)
    {
        int index = table.IndexOf(column);
        string[][] kept = [.. table.Rows.Where(row => !Table.IsMissing(row[index]))];
        return (kept.Length == table.Rows.Count ? table : table with { Rows = kept }, table.Rows.Count - kept.Length);
    }

    private static string Statement(
        Table train, Table? test, TableLabel label, Dictionary<ColumnKind, List<string>> columns,
        IReadOnlyCollection<string>? leaveOut, int unlabelled)
    {
        string predicted = label.Task switch
        {
            PredictionTask.Binary => $"two classes in '{label.Name}', true where it is '{label.PositiveClass}'",
            PredictionTask.Multiclass => $"{Distinct(train, label.Name).Count} classes in '{label.Name}'",
            _ => $"numbers in '{label.Name}'",
        };
        var parts = new List<string>
        {
            $"{train.Rows.Count:N0} rows{(test is null ? "" : $" and {test.Rows.Count:N0} to test on")}",
            predicted,
            $"{columns[ColumnKind.Number].Count} number and {columns[ColumnKind.Category].Count} category columns",
        };
        void LeftOut(IEnumerable<string> names, string why)
        {
            string list = string.Join(", ", names);
            if (list.Length > 0)
                parts.Add($"left out as {why}: {list}");
        }
        LeftOut(columns[ColumnKind.Constant], "constant");
        LeftOut(columns[ColumnKind.Text], "free text or identifiers");
        LeftOut(leaveOut ?? [], "giving the answer away");
        if (unlabelled > 0)
            parts.Add($"{unlabelled} rows without a label skipped");
        return string.Join("; ", parts) + ".";
    }
}
