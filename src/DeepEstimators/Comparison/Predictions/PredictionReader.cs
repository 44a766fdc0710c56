using System.Globalization;
using DeepEstimators.Inputs;
using DeepEstimators.Training;
using Microsoft.ML;

namespace DeepEstimators;

/// <summary>
/// Turns what a pipeline scored into predictions that can be compared with other pipelines': every row there, in order, with the
/// data's own label, and the classes in the comparison's order. A pipeline that drops or relabels rows is refused.
/// </summary>
internal sealed class PredictionReader(string labelColumnName, Objective objective, ClassList classes)
{
    public FoldPredictions Read(IDataView scored, int[]? rows, double[]? truth)
    {
        ScoredRows found = ScoredRows.Read(scored, labelColumnName, objective);
        int expected = rows?.Length ?? truth?.Length ?? found.Labels.Length;
        if (found.Labels.Length != expected)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"The pipeline gives {found.Labels.Length} rows for {expected} to test on; candidates must keep every row."));
        rows ??= [.. Enumerable.Range(0, expected)];
        int[]? places = objective == Objective.MulticlassClassification ? Places(scored, found.Width) : null;
        double[] labels = places is null ? found.Labels : [.. found.Labels.Select(label => double.IsNaN(label) ? label : places[(int)label])];
        if (truth is not null)
            labels = Checked(labels, truth, rows);
        return objective switch
        {
            Objective.Regression => new FoldPredictions(rows, labels, found.Scores, null, null),
            Objective.BinaryClassification => new FoldPredictions(rows, labels, found.Scores, found.Probabilities, Predicted(found)),
            _ => Multiclass(rows, labels, found, places!),
        };
    }

    // A class that the training part lacked is a missing label to the pipeline: the row's label is the data's all the same.
    private double[] Checked(double[] labels, double[] truth, int[] rows)
    {
        for (int row = 0; row < labels.Length; row++)
        {
            if (!double.IsNaN(labels[row]) && (float)labels[row] != (float)truth[row])
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                    $"The pipeline changes the label of row {rows[row]} from {Show(truth[row])} to {Show(labels[row])}; then its metrics are not those of the others."));
        }
        return truth;
    }

    private string Show(double label) => classes.Names.Count > 0 && label >= 0 && label < classes.Names.Count
        ? $"'{classes.Names[(int)label]}'" : label.ToString(CultureInfo.InvariantCulture);

    private static int[] Predicted(ScoredRows found) => found.Positive is { } positive
        ? [.. positive.Select(flag => flag ? 1 : 0)]
        : [.. found.Scores.Select(score => score > 0 ? 1 : 0)];

    /// <summary>Where each class of the pipeline is in the comparison's order.</summary>
    private int[] Places(IDataView scored, int width)
    {
        IReadOnlyList<string> names = ScalarValues.KeyNames(scored.Schema[labelColumnName]);
        if (names.Count != width)
            throw new InvalidOperationException(
                $"The column 'Score' has {width} values for {names.Count} classes of the label column '{labelColumnName}'.");
        int[] places = [.. names.Select(classes.IndexOf)];
        int unknown = Array.IndexOf(places, -1);
        return unknown < 0 ? places : throw new InvalidOperationException(
            $"The pipeline has the class '{names[unknown]}', which is not among the data's: {string.Join(", ", classes.Names.Take(20))}.");
    }

    private FoldPredictions Multiclass(int[] rows, double[] labels, ScoredRows found, int[] places)
    {
        int count = classes.Names.Count, width = found.Width;
        bool probabilities = AreProbabilities(found);
        float[] scores = new float[rows.Length * count];
        int[] predicted = new int[rows.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            ReadOnlySpan<float> from = found.Scores.AsSpan(row * width, width);
            Span<float> to = scores.AsSpan(row * count, count);
            // A class that the pipeline never saw has no probability, or the lowest score.
            if (width < count)
                to.Fill(probabilities ? 0 : Lowest(from));
            int best = 0;
            for (int place = 0; place < width; place++)
            {
                to[places[place]] = from[place];
                if (from[place] > from[best])
                    best = place;
            }
            predicted[row] = places[best];
        }
        return new FoldPredictions(rows, labels, scores, probabilities ? scores : null, predicted);
    }

    private static float Lowest(ReadOnlySpan<float> values)
    {
        float lowest = values[0];
        foreach (float value in values)
            lowest = Math.Min(lowest, value);
        return lowest;
    }

    private static bool AreProbabilities(ScoredRows found)
    {
        const double Slack = 1e-3;
        for (int start = 0; start < found.Scores.Length; start += found.Width)
        {
            double sum = 0;
            foreach (float score in found.Scores.AsSpan(start, found.Width))
            {
                if (!(score is >= 0 and <= 1 + (float)Slack))
                    return false;
                sum += score;
            }
            if (Math.Abs(sum - 1) > Slack)
                return false;
        }
        return true;
    }
}
