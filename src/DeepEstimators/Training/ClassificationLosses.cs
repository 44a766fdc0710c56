using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Cross-entropy of two classes, or its focal form.</summary>
internal sealed class BinaryLoss(RowWeights weights, TrainingOptions options) : Loss(weights)
{
    private readonly double gamma = (options.Loss as FocalLoss)?.Gamma ?? 0;

    internal override OutputKind Outputs => OutputKind.Logits;

    internal override Tensor MetricSum(Tensor outputs, Tensor labels) => outputs.squeeze(1).gt(0).eq(labels.gt(0.5)).sum();

    internal override IReadOnlyDictionary<string, double> Metrics(Tensor outputs, Tensor labels) =>
        ValidationMetrics.Binary(ValidationMetrics.Numbers(outputs), ValidationMetrics.Numbers(labels));

    private protected override Tensor Of(Tensor outputs, Tensor labels, nn.Reduction reduction)
    {
        var logits = outputs.squeeze(1);
        return gamma == 0
            ? nn.functional.binary_cross_entropy_with_logits(logits, labels, reduction: reduction)
            : Reduce(Focal.Of(nn.functional.binary_cross_entropy_with_logits(logits, labels, reduction: nn.Reduction.None), gamma), reduction);
    }
}

/// <summary>Cross-entropy of many classes, or its focal form.</summary>
internal sealed class MulticlassLoss(RowWeights weights, TrainingOptions options) : Loss(weights)
{
    private readonly double gamma = (options.Loss as FocalLoss)?.Gamma ?? 0;
    private readonly double labelSmoothing = options.LabelSmoothing;

    internal override OutputKind Outputs => OutputKind.Logits;

    internal override Tensor MetricSum(Tensor outputs, Tensor labels) => outputs.argmax(1).eq(labels).sum();

    internal override IReadOnlyDictionary<string, double> Metrics(Tensor outputs, Tensor labels)
    {
        using var scope = NewDisposeScope();
        return ValidationMetrics.Multiclass(ValidationMetrics.Numbers(outputs), labels.cpu().contiguous().data<long>().ToArray());
    }

    private protected override Tensor Of(Tensor outputs, Tensor labels, nn.Reduction reduction) => gamma == 0
        ? nn.functional.cross_entropy(outputs, labels, reduction: reduction, label_smoothing: labelSmoothing)
        : Reduce(Focal.Of(nn.functional.cross_entropy(outputs, labels, reduction: nn.Reduction.None), gamma), reduction);
}

internal static class Focal
{
    // The slope of a power below 1 is infinite at 0.
    private const double Least = 1e-7;

    /// <summary>Cross-entropy is minus the logarithm of the probability of the row's own class.</summary>
    internal static Tensor Of(Tensor crossEntropy, double gamma) => (1 - (-crossEntropy).exp()).clamp(Least).pow(gamma) * crossEntropy;
}
