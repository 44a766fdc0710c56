using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>A loss on the standardised target: squared error, or what the options ask for.</summary>
internal sealed class StandardizedRegression : Loss
{
    private readonly TrainingLoss? kind;

    private StandardizedRegression(RowWeights weights, TargetScaling scaling, TrainingLoss? kind) : base(weights)
    {
        Scaling = scaling;
        this.kind = kind;
    }

    internal override TargetScaling Scaling { get; }

    /// <summary>Scales as before, or by the labels.</summary>
    internal static StandardizedRegression On(Tensor labels, RowWeights weights, TrainingLoss? kind, TargetScaling? before)
    {
        if (before is { Link: TargetLink.Identity } known)
            return new StandardizedRegression(weights, known, kind);
        using var scope = NewDisposeScope();
        var values = labels.to_type(ScalarType.Float64);
        var mean = values.mean().item<double>();
        var deviation = Math.Sqrt((values - mean).pow(2).mean().item<double>());
        return new StandardizedRegression(weights, new TargetScaling(mean, deviation > 0 ? deviation : 1), kind);
    }

    internal override Tensor MetricSum(Tensor outputs, Tensor labels) => (outputs.squeeze(1) - Standardized(labels)).pow(2).sum();

    internal override double Metric(double mean) => Math.Sqrt(mean) * Scaling.StandardDeviation;

    private protected override Tensor Of(Tensor outputs, Tensor labels, nn.Reduction reduction) =>
        Errors(kind, outputs.squeeze(1), Standardized(labels), reduction);

    /// <summary>What training makes small, of standardised numbers.</summary>
    internal static Tensor Errors(TrainingLoss? kind, Tensor given, Tensor wanted, nn.Reduction reduction) => kind switch
    {
        null => nn.functional.mse_loss(given, wanted, reduction),
        MeanAbsoluteErrorLoss => nn.functional.l1_loss(given, wanted, reduction),
        HuberLoss huber => nn.functional.huber_loss(given, wanted, huber.Delta, reduction),
        QuantileLoss quantile => Reduce(Pinball(wanted - given, quantile.Level), reduction),
        _ => throw new UnreachableException(),
    };

    private static Tensor Pinball(Tensor error, double level) => maximum(error * level, error * (level - 1));

    private Tensor Standardized(Tensor labels) => (labels - Scaling.Mean) / Scaling.StandardDeviation;
}

/// <summary>Deviance of the Poisson distribution, but for what does not depend on the output.</summary>
internal sealed class PoissonRegression : Loss
{
    private PoissonRegression(RowWeights weights, TargetScaling scaling) : base(weights) => Scaling = scaling;

    internal override TargetScaling Scaling { get; }

    /// <exception cref="ArgumentException">A label is negative.</exception>
    internal static PoissonRegression On(Tensor labels, RowWeights weights, TargetScaling? before)
    {
        using var scope = NewDisposeScope();
        var lowest = labels.min().item<float>();
        if (lowest < 0)
            throw new ArgumentException(
                FormattableString.Invariant($"The Poisson loss takes counts, 0 or more; the lowest label is {lowest}."), nameof(labels));
        if (before is { Link: TargetLink.Log } known)
            return new PoissonRegression(weights, known);
        var mean = labels.to_type(ScalarType.Float64).mean().item<double>();
        return new PoissonRegression(weights, new TargetScaling(mean > 0 ? mean : 1, 1, TargetLink.Log));
    }

    internal override Tensor MetricSum(Tensor outputs, Tensor labels) =>
        (outputs.squeeze(1).exp() * Scaling.Mean - labels).pow(2).sum();

    internal override double Metric(double mean) => Math.Sqrt(mean);

    private protected override Tensor Of(Tensor outputs, Tensor labels, nn.Reduction reduction)
    {
        var logRate = outputs.squeeze(1);
        return Reduce(logRate.exp() - labels / Scaling.Mean * logRate, reduction);
    }
}
