namespace DeepEstimators;

/// <summary>How near vectors of predicted numbers are to the true ones.</summary>
/// <param name="Outputs">The metrics of each output, in order.</param>
public sealed record MultiOutputRegressionMetrics(IReadOnlyList<OutputMetrics> Outputs)
{
    /// <summary>Mean absolute error of all numbers.</summary>
    public double MeanAbsoluteError => Outputs.Average(output => output.MeanAbsoluteError);

    /// <summary>Mean squared error of all numbers.</summary>
    public double MeanSquaredError => Outputs.Average(output => output.MeanSquaredError);

    /// <summary>The root of <see cref="MeanSquaredError"/>.</summary>
    public double RootMeanSquaredError => Math.Sqrt(MeanSquaredError);

    /// <summary>The mean of the outputs' coefficients of determination.</summary>
    public double RSquared => Outputs.Average(output => output.RSquared);

    internal static MultiOutputRegressionMetrics Of(IReadOnlyList<double> labels, IReadOnlyList<double> scores, int outputs) =>
        new(Enumerable.Range(0, outputs)
            .Select(output => OutputMetrics.Of(Column(labels, output, outputs), Column(scores, output, outputs))).ToArray());

    private static double[] Column(IReadOnlyList<double> values, int output, int outputs) =>
        Enumerable.Range(0, values.Count / outputs).Select(row => values[row * outputs + output]).ToArray();
}

/// <summary>How near one predicted number is to the true one.</summary>
/// <param name="MeanAbsoluteError">Mean absolute error.</param>
/// <param name="MeanSquaredError">Mean squared error.</param>
/// <param name="RSquared">Coefficient of determination: 1 - squared error / squared distance from the mean; NaN where all labels
/// are alike.</param>
public sealed record OutputMetrics(double MeanAbsoluteError, double MeanSquaredError, double RSquared)
{
    /// <summary>The root of <see cref="MeanSquaredError"/>.</summary>
    public double RootMeanSquaredError => Math.Sqrt(MeanSquaredError);

    internal static OutputMetrics Of(double[] labels, double[] scores)
    {
        var mean = labels.Average();
        var squared = labels.Zip(scores, (label, score) => (label - score) * (label - score)).Average();
        var spread = labels.Average(label => (label - mean) * (label - mean));
        return new OutputMetrics(
            labels.Zip(scores, (label, score) => Math.Abs(label - score)).Average(),
            squared,
            spread > 0 ? 1 - squared / spread : double.NaN);
    }
}
