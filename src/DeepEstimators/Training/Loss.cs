using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>The loss and the metric of an objective.</summary>
internal abstract class Loss
{
    private readonly double meanWeight;

    private Loss(double meanWeight) => this.meanWeight = meanWeight;

    /// <summary>From outputs to the target's unit.</summary>
    internal virtual TargetScaling Scaling => TargetScaling.Identity;

    internal static Loss Create(Objective objective, DeviceRows training, double labelSmoothing)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var meanWeight = training.Weights is { } weights
            ? weights.to_type(ScalarType.Float64).mean().item<double>()
            : 1;
        if (!(meanWeight > 0 && double.IsFinite(meanWeight)))
            throw new ArgumentException($"The weights must be finite and not all 0; their mean is {meanWeight}.");
        return objective switch
        {
            Objective.BinaryClassification => new Binary(meanWeight),
            Objective.MulticlassClassification => new Multiclass(meanWeight, labelSmoothing),
            _ => new Regression(meanWeight, Standardize(training.Labels)),
        };
    }

    /// <summary>
    /// The mean loss of a batch. Weights count relative to their mean over all training rows, so that a batch of light
    /// rows moves the module less.
    /// </summary>
    internal Tensor Mean(Tensor outputs, Tensor labels, Tensor? weights)
    {
        if (weights is null)
            return Of(outputs, labels, nn.Reduction.Mean);
        return (Of(outputs, labels, nn.Reduction.None) * weights).mean() / meanWeight;
    }

    /// <summary>What <see cref="Evaluation"/> sums over rows: 1 for a hit, or the squared error.</summary>
    internal abstract Tensor MetricSum(Tensor outputs, Tensor labels);

    /// <summary>The metric of the mean of <see cref="MetricSum"/>.</summary>
    internal virtual double Metric(double mean) => mean;

    protected abstract Tensor Of(Tensor outputs, Tensor labels, nn.Reduction reduction);

    private static TargetScaling Standardize(Tensor labels)
    {
        var values = labels.to_type(ScalarType.Float64);
        var mean = values.mean().item<double>();
        var deviation = Math.Sqrt((values - mean).pow(2).mean().item<double>());
        return new TargetScaling(mean, deviation > 0 ? deviation : 1);
    }

    private sealed class Binary(double meanWeight) : Loss(meanWeight)
    {
        internal override Tensor MetricSum(Tensor outputs, Tensor labels) =>
            outputs.squeeze(1).gt(0).eq(labels.gt(0.5)).sum();

        protected override Tensor Of(Tensor outputs, Tensor labels, nn.Reduction reduction) =>
            nn.functional.binary_cross_entropy_with_logits(outputs.squeeze(1), labels, reduction: reduction);
    }

    private sealed class Multiclass(double meanWeight, double labelSmoothing) : Loss(meanWeight)
    {
        internal override Tensor MetricSum(Tensor outputs, Tensor labels) => outputs.argmax(1).eq(labels).sum();

        protected override Tensor Of(Tensor outputs, Tensor labels, nn.Reduction reduction) =>
            nn.functional.cross_entropy(outputs, labels, reduction: reduction, label_smoothing: labelSmoothing);
    }

    private sealed class Regression(double meanWeight, TargetScaling scaling) : Loss(meanWeight)
    {
        internal override TargetScaling Scaling => scaling;

        internal override Tensor MetricSum(Tensor outputs, Tensor labels) =>
            (outputs.squeeze(1) - Standardized(labels)).pow(2).sum();

        internal override double Metric(double mean) => Math.Sqrt(mean) * scaling.StandardDeviation;

        protected override Tensor Of(Tensor outputs, Tensor labels, nn.Reduction reduction) =>
            nn.functional.mse_loss(outputs.squeeze(1), Standardized(labels), reduction);

        private Tensor Standardized(Tensor labels) => (labels - scaling.Mean) / scaling.StandardDeviation;
    }
}
