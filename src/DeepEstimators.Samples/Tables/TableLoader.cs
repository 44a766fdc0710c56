using System.Globalization;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Samples.Tables;

/// <summary>Makes data views of tables.</summary>
/// <remarks>
/// The fields, checked and with missing values written as ML.NET reads them, go through ML.NET's own text loader, so that
/// every column keeps its name and a saved model's schema is that of the table.
/// </remarks>
public static class TableLoader
{
    /// <summary>Loads the columns of a schema, each under its own name.</summary>
    /// <exception cref="UserException">A column is missing, or a field of a number column is not a number.</exception>
    public static IDataView Load(MLContext ml, Table table, TableSchema schema)
    {
        var columns = new List<TextLoader.Column>();
        var writers = new List<Action<StringBuilder, int>>();
        foreach (string name in schema.Numbers)
        {
            columns.Add(new TextLoader.Column(name, DataKind.Single, columns.Count));
            writers.Add(NumberWriter(table, table.IndexOf(name)));
        }
        foreach (string name in schema.Categories)
        {
            columns.Add(new TextLoader.Column(name, DataKind.String, columns.Count));
            int column = table.IndexOf(name);
            writers.Add((text, row) => AppendQuoted(text, Present(table.Rows[row][column])));
        }
        if (schema.Label is { } label)
        {
            columns.Add(new TextLoader.Column(label.Name, LabelKind(label.Task), columns.Count));
            writers.Add(LabelWriter(table, table.IndexOf(label.Name), label));
        }
        return Load(ml, table, [.. columns], writers);
    }

    /// <summary>Loads columns of numbers as one vector column, and the label.</summary>
    /// <exception cref="UserException">A column is missing, or a field of a number column is not a number.</exception>
    public static IDataView LoadVector(MLContext ml, Table table, string vectorName, IReadOnlyList<string> numbers, TableLabel? label)
    {
        var columns = new List<TextLoader.Column> { new(vectorName, DataKind.Single, 0, numbers.Count - 1) };
        List<Action<StringBuilder, int>> writers = [.. numbers.Select(name => NumberWriter(table, table.IndexOf(name)))];
        if (label is not null)
        {
            columns.Add(new TextLoader.Column(label.Name, LabelKind(label.Task), numbers.Count));
            writers.Add(LabelWriter(table, table.IndexOf(label.Name), label));
        }
        return Load(ml, table, [.. columns], writers);
    }

    private static IDataView Load(MLContext ml, Table table, TextLoader.Column[] columns, List<Action<StringBuilder, int>> writers)
    {
        var text = new StringBuilder();
        for (int row = 0; row < table.Rows.Count; row++)
        {
            for (int column = 0; column < writers.Count; column++)
            {
                if (column > 0)
                    text.Append('\t');
                writers[column](text, row);
            }
            text.Append('\n');
        }
        var options = new TextLoader.Options { Columns = columns, Separators = ['\t'], HasHeader = false, AllowQuoting = true, AllowSparse = false };
        TextLoader loader = ml.Data.CreateTextLoader(options);
        // Rows are drawn once a fold and a candidate: parse them once.
        return ml.Data.Cache(loader.Load(new TextSource(text.ToString())));
    }

    private static DataKind LabelKind(PredictionTask task) => task switch
    {
        PredictionTask.Binary => DataKind.Boolean,
        PredictionTask.Multiclass => DataKind.String,
        _ => DataKind.Single,
    };

    private static Action<StringBuilder, int> NumberWriter(Table table, int column) => (text, row) =>
    {
        string field = table.Rows[row][column];
        if (Table.IsMissing(field))
            text.Append("NaN");
        else if (ColumnKinds.TryNumber(field, out float number))
            text.Append(CultureInfo.InvariantCulture, $"{number:R}");
        else
            throw ColumnKinds.NotANumber(table, row, column);
    };

    private static Action<StringBuilder, int> LabelWriter(Table table, int column, TableLabel label) => label.Task switch
    {
        PredictionTask.Binary => (text, row) => text.Append(table.Rows[row][column] == label.PositiveClass ? '1' : '0'),
        PredictionTask.Multiclass => (text, row) => AppendQuoted(text, table.Rows[row][column]),
        _ => NumberWriter(table, column),
    };

    private static string Present(string field) => Table.IsMissing(field) ? "" : field;

    private static void AppendQuoted(StringBuilder text, string field) =>
        text.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal).ReplaceLineEndings(" ")).Append('"');

    /// <summary>Text in memory that ML.NET's loader reads like a file.</summary>
    private sealed class TextSource(string text) : IMultiStreamSource
    {
        public int Count => 1;

        public string? GetPathOrNull(int index) => null;

        public Stream Open(int index) => new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false);

        public TextReader OpenTextReader(int index) => new StringReader(text);
    }
}
