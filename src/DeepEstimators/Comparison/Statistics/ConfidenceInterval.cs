using System.Globalization;
using DeepEstimators.Networks;
using MathNet.Numerics.Distributions;

namespace DeepEstimators.Comparison.Statistics;

/// <summary>An interval that holds a quantity with the given confidence.</summary>
/// <param name="Lower">Its lower end.</param>
/// <param name="Upper">Its upper end.</param>
/// <param name="Level">The confidence, between 0 and 1, such as 0.95.</param>
public sealed record ConfidenceInterval(double Lower, double Upper, double Level)
{
    /// <summary>The confidence that is used where none is given: 0.95.</summary>
    public const double DefaultLevel = 0.95;

    /// <summary>
    /// Student's interval of the mean of values that come from folds. Values of folds are not independent, since their training
    /// parts overlap: the variance is corrected as in <see cref="CorrectedResampledTTest"/>.
    /// </summary>
    /// <param name="values">One value a fold, at least 2.</param>
    /// <param name="testToTrainRatio">Rows to test on divided by rows to train on, 0 or more; 0 for independent values.</param>
    /// <param name="level">The confidence, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 values, or an argument is out of its range.</exception>
    public static ConfidenceInterval OfMean(IReadOnlyList<double> values, double testToTrainRatio = 0, double level = DefaultLevel)
    {
        FoldStatistics folds = FoldStatistics.Of(values, testToTrainRatio);
        CheckLevel(level);
        double half = folds.StandardError * StudentT.InvCDF(0, 1, folds.DegreesOfFreedom, (1 + level) / 2);
        return new ConfidenceInterval(folds.Mean - half, folds.Mean + half, level);
    }

    /// <summary>Wilson's score interval of a proportion (Wilson, "Probable Inference", 1927), such as an accuracy on a test set.</summary>
    /// <param name="successes">How often the event came about.</param>
    /// <param name="trials">Out of how many times, at least 1.</param>
    /// <param name="level">The confidence, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static ConfidenceInterval OfProportion(long successes, long trials, double level = DefaultLevel)
    {
        OptionCheck.AtLeast(trials, 1, nameof(trials));
        OptionCheck.InRange(successes, 0, trials, nameof(successes));
        CheckLevel(level);
        double z = Normal.InvCDF(0, 1, (1 + level) / 2), share = (double)successes / trials, squares = z * z / trials;
        double middle = share + (squares / 2);
        double half = z * Math.Sqrt((share * (1 - share) / trials) + (squares / (4 * trials)));
        return new ConfidenceInterval((middle - half) / (1 + squares), (middle + half) / (1 + squares), level);
    }

    /// <summary>The interval for a log or a debugger.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Lower:0.####}, {Upper:0.####}]");

    internal static void CheckLevel(double level)
    {
        if (!(level is > 0 and < 1))
            throw OptionCheck.OutOfRange(nameof(level), level, "more than 0, less than 1");
    }
}
