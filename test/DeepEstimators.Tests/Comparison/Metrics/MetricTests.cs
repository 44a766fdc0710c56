using DeepEstimators.Training;

namespace DeepEstimators.Tests.Comparison.Metrics;

/// <summary>Figures by hand, or by scikit-learn's definitions of the metrics worked out with NumPy.</summary>
public class MetricTests
{
    [Fact]
    public void Probabilities_of_two_classes()
    {
        Dictionary<string, double> metrics = Of([1, 0, 1, 0], [0.9f, 0.4f, 0.3f, 0.2f], width: 1);

        Assert.Equal((-Math.Log(0.9) - Math.Log(0.6) - Math.Log(0.3) - Math.Log(0.8)) / 4, metrics["CrossEntropy"], 6);
        Assert.Equal((0.01 + 0.16 + 0.49 + 0.04) / 4, metrics["BrierScore"], 6);
        // Confidences 0.9, 0.6, 0.7 and 0.8 in bins of their own; the third is wrong.
        Assert.Equal((0.1 + 0.4 + 0.7 + 0.2) / 4, metrics["ExpectedCalibrationError"], 6);
        // Of the positives one of two is found without a false alarm: F1 2/3; of the negatives both, with one: 4/5.
        Assert.Equal((2.0 / 3 + 0.8) / 2, metrics["MacroF1"], 9);
        Assert.Equal((2.0 / 3 + 0.8) / 2, metrics["WeightedF1"], 9);
        Assert.False(metrics.ContainsKey("MacroAreaUnderRocCurve"));
    }

    [Fact]
    public void Probabilities_of_three_classes()
    {
        Dictionary<string, double> metrics = Of([0, 1, 2, 2], [0.7f, 0.2f, 0.1f, 0.3f, 0.4f, 0.3f, 0.5f, 0.1f, 0.4f, 0.1f, 0.1f, 0.8f], width: 3);

        Assert.Equal((-Math.Log(0.7) - Math.Log(0.4) - Math.Log(0.4) - Math.Log(0.8)) / 4, metrics["CrossEntropy"], 6);
        Assert.Equal((0.14 + 0.54 + 0.62 + 0.06) / 4, metrics["BrierScore"], 6);
        // Predicted 0, 1, 0, 2: F1 2/3, 1, 2/3 for 1, 1 and 2 rows.
        Assert.Equal((2.0 / 3 + 1 + 2.0 / 3) / 3, metrics["MacroF1"], 9);
        Assert.Equal(((2.0 / 3) + 1 + (2 * 2.0 / 3)) / 4, metrics["WeightedF1"], 9);
        // Class 0: 0.7 against 0.3, 0.5, 0.1; 1: 0.4 against 0.2, 0.1, 0.1; 2: 0.4 and 0.8 against 0.1 and 0.3.
        Assert.Equal(1, metrics["MacroAreaUnderRocCurve"], 9);
    }

    [Fact]
    public void Ties_count_half_under_the_curve()
    {
        Assert.Equal(0.875, RocCurve.Area([1, 2, 2, 3], [false, true, false, true]));
        Assert.Equal(0.5, RocCurve.Area([1, 1], [false, true]));
        Assert.Null(RocCurve.Area([1, 2], [true, true]));
        Assert.Null(RocCurve.Area([float.NaN, 2], [true, false]));
    }

    [Fact]
    public void Rows_without_a_label_do_not_count()
    {
        Dictionary<string, double> all = Of([1, 0], [0.9f, 0.4f], width: 1), withMissing = Of([1, 0, double.NaN], [0.9f, 0.4f, 0.5f], width: 1);

        Assert.Equal(all, withMissing);
        Assert.Empty(Of([double.NaN], [0.5f], width: 1));
    }

    [Fact]
    public void A_certain_mistake_has_a_finite_cross_entropy() =>
        Assert.Equal(-Math.Log(1e-15), Of([1], [0], width: 1)["CrossEntropy"], 9);

    [Fact]
    public void A_calibrated_bin_has_no_error()
    {
        var bins = new CalibrationBins(10);
        for (int row = 0; row < 10; row++)
            bins.Add(0.7, hit: row < 7);
        bins.Add(0, hit: false);
        bins.Add(1, hit: true);

        Assert.Equal(0, bins.ExpectedError(), 12);
        Assert.Equal([(0.0, 0.0, 1L), (0.7, 0.7, 10L), (1.0, 1.0, 1L)],
            bins.Points().Select(point => (Math.Round(point.Probability, 9), point.Frequency, point.Rows)));
    }

    [Fact]
    public void The_pinball_loss_weighs_by_side()
    {
        // Under by 2: 0.9 · 2; over by 1: 0.1 · 1; a missing label does not count.
        Assert.Equal((1.8 + 0.1) / 2, PinballLoss.Mean([5, 5, double.NaN], [3, 6, 0], 0.9), 12);
        Assert.Equal(0.75, PinballLoss.Mean([5, 5], [3, 6], 0.5), 12); // half the mean absolute error
    }

    [Fact]
    public void Losses_are_better_when_low()
    {
        Assert.All(["CrossEntropy", "BrierScore", "LogLoss", "PerClassLogLoss[cat]", "RootMeanSquaredError", "QuantileLoss"],
            metric => Assert.False(MetricNames.HigherIsBetter(metric)));
        Assert.All(["Accuracy", "RSquared", "LogLossReduction", "MacroF1"], metric => Assert.True(MetricNames.HigherIsBetter(metric)));
    }

    private static Dictionary<string, double> Of(double[] labels, float[] probabilities, int width)
    {
        int[] predicted = [.. Enumerable.Range(0, labels.Length).Select(row => width == 1
            ? probabilities[row] > 0.5 ? 1 : 0
            : Enumerable.Range(0, width).MaxBy(index => probabilities[(row * width) + index]))];
        var predictions = new FoldPredictions([.. Enumerable.Range(0, labels.Length)], labels, probabilities, probabilities, predicted);
        var metrics = new Dictionary<string, double>();
        int classes = Math.Max(2, width);
        ClassMetrics.AddTo(metrics, predictions, classes);
        ProbabilityMetrics.AddTo(metrics, predictions, classes);
        return metrics;
    }
}
