using System.Globalization;
using System.Text;

namespace Microsoft.ML.Data;

public sealed class ConfusionMatrix
{
    private readonly IReadOnlyList<string> _classNames;
    private readonly bool _isBinary;

    // counts[actual][predicted]
    internal ConfusionMatrix(double[][] counts, IReadOnlyList<string> classNames, bool isBinary)
    {
        _classNames = classNames;
        _isBinary = isBinary;
        Counts = counts;
        NumberOfClasses = counts.Length;
        var precision = new double[NumberOfClasses];
        var recall = new double[NumberOfClasses];
        for (var i = 0; i < NumberOfClasses; i++)
        {
            double actual = 0;
            double predicted = 0;
            for (var j = 0; j < NumberOfClasses; j++)
            {
                actual += counts[i][j];
                predicted += counts[j][i];
            }
            precision[i] = predicted == 0 ? 0 : counts[i][i] / predicted;
            recall[i] = actual == 0 ? 0 : counts[i][i] / actual;
        }
        PerClassPrecision = precision;
        PerClassRecall = recall;
    }

    public IReadOnlyList<double> PerClassPrecision { get; }

    public IReadOnlyList<double> PerClassRecall { get; }

    public IReadOnlyList<IReadOnlyList<double>> Counts { get; }

    public int NumberOfClasses { get; }

    public double GetCountForClassPair(int predictedClassIndicatorIndex, int actualClassIndicatorIndex)
    {
        CheckClass(predictedClassIndicatorIndex, nameof(predictedClassIndicatorIndex));
        CheckClass(actualClassIndicatorIndex, nameof(actualClassIndicatorIndex));
        return Counts[actualClassIndicatorIndex][predictedClassIndicatorIndex];
    }

    public string GetFormattedConfusionTable()
    {
        var width = NumberOfClasses == 2 ? 8 : 5;
        // Names that do not fit a column head stand, numbered, at the rows alone, and the heads show the numbers.
        var namesFit = _classNames.All(name => name.Length <= width);
        var digits = (NumberOfClasses - 1).ToString(CultureInfo.InvariantCulture).Length;
        var rowNames = namesFit
            ? _classNames
            : [.. _classNames.Select((name, i) => $"{i.ToString(CultureInfo.InvariantCulture).PadLeft(digits)}. {name}")];
        var rowWidth = Math.Max(9, rowNames.Count == 0 ? 0 : rowNames.Max(name => name.Length));
        var rule = $"{new string(' ', rowWidth)} ||{new string('=', NumberOfClasses * (width + 3))}\n";

        var table = new StringBuilder();
        if (_isBinary)
        {
            var positive = Counts[0].Sum();
            var negative = Counts[1].Sum();
            table.Append(
                CultureInfo.InvariantCulture,
                $"TEST POSITIVE RATIO:\t{positive / (positive + negative):F4} ({positive:F1}/({positive:F1}+{negative:F1}))");
        }
        table.Append("\nConfusion table\n").Append(rule);
        table.Append("PREDICTED".PadRight(rowWidth)).Append(" ||");
        for (var i = 0; i < NumberOfClasses; i++)
        {
            var head = namesFit ? _classNames[i] : i.ToString(CultureInfo.InvariantCulture);
            table.Append(' ').Append(head.PadLeft(width)).Append(" |");
        }
        table.Append(" Recall\n");
        table.Append("TRUTH".PadRight(rowWidth)).Append(rule.AsSpan(rowWidth));
        for (var i = 0; i < NumberOfClasses; i++)
        {
            table.Append(namesFit ? rowNames[i].PadLeft(rowWidth) : rowNames[i].PadRight(rowWidth)).Append(" ||");
            for (var j = 0; j < NumberOfClasses; j++)
                table.Append(' ').Append(Counts[i][j].ToString("0.##", CultureInfo.InvariantCulture).PadLeft(width)).Append(" |");
            table.Append(CultureInfo.InvariantCulture, $" {PerClassRecall[i]:F4}\n");
        }
        table.Append(rule).Append("Precision".PadRight(rowWidth)).Append(" ||");
        for (var i = 0; i < NumberOfClasses; i++)
            table.Append(PerClassPrecision[i].ToString("F4", CultureInfo.InvariantCulture).PadLeft(width + 1)).Append(" |");
        return table.Append('\n').ToString();
    }

    private void CheckClass(int index, string name)
    {
        if (index < 0 || index >= NumberOfClasses)
            throw new ArgumentOutOfRangeException(name, $"A class index is between 0 and {NumberOfClasses - 1}, not {index}.");
    }
}
