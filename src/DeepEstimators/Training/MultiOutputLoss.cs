using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>The mean over several standardised targets of squared error, or of what the options ask for.</summary>
internal sealed class MultiOutputLoss : Loss
{
    private readonly TrainingLoss? kind;
    private readonly Tensor means;
    private readonly Tensor deviations;

    private MultiOutputLoss(RowWeights weights, IReadOnlyList<TargetScaling> scalings, TrainingLoss? kind, Device device)
        : base(weights)
    {
        this.kind = kind;
        Scalings = scalings;
        means = torch.tensor(scalings.Select(scaling => (float)scaling.Mean).ToArray()).to(device);
        deviations = torch.tensor(scalings.Select(scaling => (float)scaling.StandardDeviation).ToArray()).to(device);
    }

    internal override IReadOnlyList<TargetScaling> Scalings { get; }

    /// <summary>Scales as before, or by the labels, <c>[N, outputs]</c>.</summary>
    internal static MultiOutputLoss On(
        Tensor labels, RowWeights weights, TrainingLoss? kind, IReadOnlyList<TargetScaling>? before) => new(
        weights, before is not null && before.Count == labels.shape[1] ? before : ScalingsOf(labels), kind, labels.device);

    // The mean over the outputs, so that the metric is the root of the mean squared error of all numbers.
    internal override Tensor MetricSum(Tensor outputs, Tensor labels) =>
        (outputs * deviations + means - labels).pow(2).mean([1]).sum();

    internal override double Metric(double mean) => Math.Sqrt(mean);

    // The means over the outputs, each in its own unit.
    internal override IReadOnlyDictionary<string, double> Metrics(Tensor outputs, Tensor labels)
    {
        using var scope = NewDisposeScope();
        var ofOutputs = Scalings.Select((scaling, output) => ValidationMetrics.Regression(
            ValidationMetrics.Numbers(outputs.select(1, output)), ValidationMetrics.Numbers(labels.select(1, output)), scaling)).ToArray();
        var means = ofOutputs[0].Keys.Where(name => ofOutputs.All(metrics => metrics.ContainsKey(name)))
            .ToDictionary(name => name, name => ofOutputs.Average(metrics => metrics[name]));
        if (means.TryGetValue("MeanSquaredError", out var squared))
            means["RootMeanSquaredError"] = Math.Sqrt(squared);
        return means;
    }

    private protected override Tensor Of(Tensor outputs, Tensor labels, nn.Reduction reduction) => Reduce(
        StandardizedRegression.Errors(kind, outputs, (labels - means) / deviations, nn.Reduction.None).mean([1]), reduction);

    private static TargetScaling[] ScalingsOf(Tensor labels)
    {
        using var scope = NewDisposeScope();
        var values = labels.to_type(ScalarType.Float64);
        var mean = values.mean([0]);
        var deviation = (values - mean).pow(2).mean([0]).sqrt();
        return mean.cpu().data<double>().Zip(
            deviation.cpu().data<double>(), (m, d) => new TargetScaling(m, d > 0 ? d : 1)).ToArray();
    }
}
