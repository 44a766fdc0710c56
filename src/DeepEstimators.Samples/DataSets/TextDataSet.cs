using System.Text;
using DeepEstimators.Samples.Tables;
using Microsoft.ML;

namespace DeepEstimators.Samples.DataSets;

/// <summary>Loads texts that stand one a line behind their class.</summary>
public static class TextDataSet
{
    /// <summary>Loads messages that are either of a class or not, with a tab between class and text.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="name">The data set's name.</param>
    /// <param name="path">The file.</param>
    /// <param name="positive">The class that is <see langword="true"/>.</param>
    public static DataSet LoadTwoClasses(MLContext ml, string name, string path, string positive)
    {
        Message[] rows = [.. Lines(path, Encoding.UTF8, '\t').Select(line => new Message { Label = line.Label == positive, Text = line.Text })];
        return new DataSet
        {
            Name = name,
            Statement = $"{rows.Length:N0} texts, {rows.Count(row => row.Label):N0} of them {positive}, which 'Label' tells.",
            Task = PredictionTask.Binary,
            Label = nameof(Message.Label),
            Train = ml.Data.LoadFromEnumerable(rows),
            HasTexts = true,
        };
    }

    /// <summary>Loads texts of several classes; what follows a colon in a class is left out.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="name">The data set's name.</param>
    /// <param name="train">The file of texts to learn from.</param>
    /// <param name="test">The file of texts to test on.</param>
    public static DataSet LoadClasses(MLContext ml, string name, string train, string test)
    {
        Text[] toLearn = Read(train), toTest = Read(test);
        return new DataSet
        {
            Name = name,
            Statement = $"{toLearn.Length:N0} texts and {toTest.Length:N0} to test on, "
                + $"{toLearn.Select(row => row.Label).Distinct().Count()} classes in 'Label'.",
            Task = PredictionTask.Multiclass,
            Label = nameof(Text.Label),
            Train = ml.Data.LoadFromEnumerable(toLearn),
            Test = ml.Data.LoadFromEnumerable(toTest),
            HasTexts = true,
        };

        static Text[] Read(string path) =>
            [.. Lines(path, Encoding.Latin1, ' ').Select(line => new Text { Label = line.Label.Split(':')[0], Content = line.Text })];
    }

    private static IEnumerable<(string Label, string Text)> Lines(string path, Encoding encoding, char separator)
    {
        using var reader = new StreamReader(TableReader.OpenBytes(path), encoding);
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0)
                continue;
            int end = line.IndexOf(separator);
            if (end < 1)
                throw new UserException($"{path}, line {number}: there is no class before the text.");
            yield return (line[..end], line[(end + 1)..]);
        }
    }

    private sealed class Message
    {
        public bool Label { get; set; }

        public string Text { get; set; } = "";
    }

    private sealed class Text
    {
        public string Label { get; set; } = "";

        [Microsoft.ML.Data.ColumnName(DataSet.TextColumn)]
        public string Content { get; set; } = "";
    }
}
