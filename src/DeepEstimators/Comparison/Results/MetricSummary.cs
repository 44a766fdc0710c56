using DeepEstimators.Comparison.Statistics;

namespace DeepEstimators;

/// <summary>A metric over the folds of a comparison.</summary>
public sealed class MetricSummary
{
    internal MetricSummary(string name, IReadOnlyList<double> values, double testToTrainRatio = 0)
    {
        Name = name;
        Values = values;
        Mean = values.Average();
        double squares = values.Sum(value => (value - Mean) * (value - Mean));
        StandardDeviation = values.Count > 1 ? Math.Sqrt(squares / (values.Count - 1)) : 0;
        if (values.Count > 1 && values.All(double.IsFinite))
            Interval = Within(name, ConfidenceInterval.OfMean(values, testToTrainRatio));
    }

    /// <summary>The name of the property of ML.NET's metrics object, such as <c>MicroAccuracy</c>, or of <see cref="MetricNames"/>.</summary>
    public string Name { get; }

    /// <summary>The metric of each fold, in the order of the folds; NaN for a fold that does not have it.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>The mean over the folds.</summary>
    public double Mean { get; }

    /// <summary>The sample standard deviation over the folds (n − 1 in the denominator); 0 for one fold.</summary>
    public double StandardDeviation { get; }

    /// <summary>
    /// The 95 % interval of the mean, corrected for training parts that overlap; for one fold that of an accuracy on its test rows
    /// (Wilson's), and <see langword="null"/> for other metrics. Of a share it is cut to 0 and 1.
    /// </summary>
    public ConfidenceInterval? Interval { get; internal init; }

    // A share is from 0 to 1, which Student's interval does not know.
    private static ConfidenceInterval Within(string metric, ConfidenceInterval interval) => MetricNames.IsShare(metric)
        ? interval with { Lower = Math.Clamp(interval.Lower, 0, 1), Upper = Math.Clamp(interval.Upper, 0, 1) }
        : interval;

    /// <summary>The mean and the standard deviation, for a log or a debugger.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} {Mean:0.####} ± {StandardDeviation:0.####}");
}
