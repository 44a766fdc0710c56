namespace DeepEstimators;

/// <summary>
/// The names of the metrics that a comparison adds to ML.NET's own, which keep the names of their properties
/// (<c>MicroAccuracy</c>, <c>RSquared</c>…).
/// </summary>
public static class MetricNames
{
    /// <summary>The mean negative logarithm of the true class's probability, in nats, with probabilities of 1e-15 at least.</summary>
    public const string CrossEntropy = "CrossEntropy";

    /// <summary>
    /// The mean squared error of probabilities (Brier, "Verification of Forecasts Expressed in Terms of Probability", 1950): of the
    /// positive class, from 0 to 1; of several classes summed over them, from 0 to 2.
    /// </summary>
    public const string BrierScore = "BrierScore";

    /// <summary>
    /// How far the probability of the predicted class is from how often it is right, in 15 bins of equal width (Guo et al., "On
    /// Calibration of Modern Neural Networks", 2017).
    /// </summary>
    public const string ExpectedCalibrationError = "ExpectedCalibrationError";

    /// <summary>The mean F1 of the classes that occur in labels or predictions.</summary>
    public const string MacroF1 = "MacroF1";

    /// <summary>The mean F1 of the classes, weighted by how many rows have them as their label.</summary>
    public const string WeightedF1 = "WeightedF1";

    /// <summary>The mean over the classes of the area under the ROC curve of one against the rest.</summary>
    public const string MacroAreaUnderRocCurve = "MacroAreaUnderRocCurve";

    /// <summary>
    /// The mean pinball loss (Koenker and Bassett, "Regression Quantiles", 1978) at <see cref="ComparisonOptions.Quantile"/>.
    /// </summary>
    public const string QuantileLoss = "QuantileLoss";

    private static readonly string[] s_lowerIsBetter =
    [
        CrossEntropy, BrierScore, ExpectedCalibrationError, QuantileLoss,
        "LogLoss", "PerClassLogLoss", "RootMeanSquaredError", "MeanAbsoluteError", "MeanSquaredError", "LossFunction",
    ];

    private static readonly string[] s_noShares = ["RSquared", "LogLossReduction", "Entropy"];

    /// <summary>Whether a metric is a share, from 0 to 1.</summary>
    internal static bool IsShare(string metric) =>
        metric == ExpectedCalibrationError || (HigherIsBetter(metric) && !s_noShares.Contains(metric, StringComparer.Ordinal));

    /// <summary>Whether a larger value of a metric is better: of all but losses and errors.</summary>
    /// <param name="metric">The metric's name.</param>
    public static bool HigherIsBetter(string metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        int bracket = metric.IndexOf('[', StringComparison.Ordinal);
        return !s_lowerIsBetter.Contains(bracket < 0 ? metric : metric[..bracket], StringComparer.Ordinal);
    }
}
