using DeepEstimators.Inputs;
using DeepEstimators.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Explanations;

/// <summary>How much a column matters to a model.</summary>
/// <param name="Column">The column.</param>
/// <param name="Mean">By how much the metric falls, as a mean over the permutations.</param>
/// <param name="StandardDeviation">The standard deviation of that over the permutations; 0 with a single one.</param>
public sealed record ColumnImportance(string Column, double Mean, double StandardDeviation);

/// <summary>
/// How far a metric falls when the values of a column are exchanged among the rows (Breiman, "Random Forests", 2001). It takes whole
/// columns of the data and whole pipelines, classic or deep, so that a category counts as one, however it is encoded.
/// </summary>
public static class PermutationImportance
{
    /// <summary>The importance of each column, the greatest first.</summary>
    /// <param name="model">A fitted pipeline.</param>
    /// <param name="data">Rows to evaluate on, best ones that the model was not fitted on; they are read in their order.</param>
    /// <param name="columns">Columns of <paramref name="data"/>.</param>
    /// <param name="metric">Evaluates the model's output; greater is better.</param>
    /// <param name="permutations">Permutations of each column, 1 to 1,000. Default 5.</param>
    /// <param name="seed">Same seed, same permutations.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="permutations"/> is out of its range.</exception>
    public static IReadOnlyList<ColumnImportance> Of(
        ITransformer model, IDataView data, IReadOnlyList<string> columns, Func<IDataView, double> metric, int permutations = 5,
        int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(metric);
        OptionCheck.InRange(permutations, 1, 1_000, nameof(permutations));
        var whole = metric(model.Transform(data));
        return columns.Select(name =>
        {
            var column = data.Schema.GetColumnOrNull(name)
                ?? throw new ArgumentException($"The data has no column '{name}'.", nameof(columns));
            var permuted = new PermutedColumnView(data, column);
            var falls = new double[permutations];
            for (var i = 0; i < permutations; i++)
            {
                permuted.Permute(new Random(unchecked(seed + 7919 * i)));
                falls[i] = whole - metric(model.Transform(permuted));
            }

            var mean = falls.Average();
            var deviation = permutations > 1
                ? Math.Sqrt(falls.Sum(fall => (fall - mean) * (fall - mean)) / (permutations - 1))
                : 0;
            return new ColumnImportance(name, mean, deviation);
        }).OrderByDescending(importance => importance.Mean).ToArray();
    }
}
