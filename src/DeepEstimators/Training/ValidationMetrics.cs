using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// What a module's outputs on all validation rows are worth, by the names and definitions of ML.NET's metrics. Rows whose outputs
/// are not finite do not count; a metric that the rows do not define is left out.
/// </summary>
internal static class ValidationMetrics
{
    private const double SmallestProbability = 1e-15;

    /// <summary>Of one logit a row.</summary>
    internal static Dictionary<string, double> Binary(float[] logits, float[] labels)
    {
        var rows = Finite(logits);
        if (rows.Length == 0)
            return [];
        double right = 0, predicted = 0, positives = 0, found = 0, loss = 0;
        foreach (var row in rows)
        {
            var (isPositive, says) = (labels[row] > 0.5f, logits[row] > 0);
            right += isPositive == says ? 1 : 0;
            predicted += says ? 1 : 0;
            positives += isPositive ? 1 : 0;
            found += isPositive && says ? 1 : 0;
            // ML.NET's logarithm of two classes is that of base 2.
            loss += Softplus(isPositive ? -logits[row] : logits[row]) / Math.Log(2);
        }

        var metrics = new Dictionary<string, double>
        {
            ["Accuracy"] = right / rows.Length,
            ["F1Score"] = predicted + positives == 0 ? 0 : 2 * found / (predicted + positives),
            ["LogLoss"] = loss / rows.Length,
        };
        if (RocCurve.Area(Array.ConvertAll(rows, row => logits[row]), Array.ConvertAll(rows, row => labels[row] > 0.5f)) is { } area)
            metrics["AreaUnderRocCurve"] = area;
        return metrics;
    }

    /// <summary>Of as many logits a row as there are classes.</summary>
    internal static Dictionary<string, double> Multiclass(float[] logits, long[] labels)
    {
        var classes = logits.Length / Math.Max(1, labels.Length);
        var (hits, counts) = (new double[classes], new double[classes]);
        double loss = 0;
        for (var row = 0; row < labels.Length; row++)
        {
            var own = logits.AsSpan(row * classes, classes);
            if (own.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
                continue;
            var label = (int)labels[row];
            double highest = own[0], sum = 0;
            var says = 0;
            for (var i = 1; i < classes; i++)
            {
                if (own[i] > highest)
                    (highest, says) = (own[i], i);
            }

            foreach (var logit in own)
                sum += Math.Exp(logit - highest);
            counts[label]++;
            hits[label] += says == label ? 1 : 0;
            loss -= Math.Log(Math.Max(SmallestProbability, Math.Exp(own[label] - highest) / sum));
        }

        var rows = counts.Sum();
        if (rows == 0)
            return [];
        return new Dictionary<string, double>
        {
            ["MicroAccuracy"] = hits.Sum() / rows,
            ["MacroAccuracy"] = hits.Zip(counts).Where(pair => pair.Second > 0).Average(pair => pair.First / pair.Second),
            ["LogLoss"] = loss / rows,
        };
    }

    /// <summary>Of one output a row.</summary>
    internal static Dictionary<string, double> Regression(float[] outputs, float[] labels, TargetScaling scaling)
    {
        var rows = Finite(outputs);
        if (rows.Length == 0)
            return [];
        double absolute = 0, squares = 0, mean = 0, variance = 0;
        foreach (var row in rows)
        {
            var error = (double)scaling.ToTarget(outputs[row]) - labels[row];
            absolute += Math.Abs(error);
            squares += error * error;
            mean += labels[row] / (double)rows.Length;
        }

        foreach (var row in rows)
            variance += (labels[row] - mean) * (labels[row] - mean);
        var metrics = new Dictionary<string, double>
        {
            ["MeanAbsoluteError"] = absolute / rows.Length,
            ["MeanSquaredError"] = squares / rows.Length,
            ["RootMeanSquaredError"] = Math.Sqrt(squares / rows.Length),
        };
        if (variance > 0)
            metrics["RSquared"] = 1 - squares / variance;
        return metrics;
    }

    internal static float[] Numbers(Tensor values)
    {
        using var scope = NewDisposeScope();
        return values.to_type(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
    }

    private static int[] Finite(float[] outputs)
    {
        var rows = new int[outputs.Length];
        var count = 0;
        for (var row = 0; row < outputs.Length; row++)
        {
            if (float.IsFinite(outputs[row]))
                rows[count++] = row;
        }

        return count == rows.Length ? rows : rows[..count];
    }

    // log(1 + e^x) that neither overflows nor loses small values.
    private static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
}
