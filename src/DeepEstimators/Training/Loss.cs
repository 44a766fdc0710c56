using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// The loss and the metric of an objective. Its tensors belong to the dispose scope that it is made in.
/// </summary>
internal abstract class Loss
{
    private readonly RowWeights weights;

    private protected Loss(RowWeights weights) => this.weights = weights;

    /// <summary>From outputs to the target's unit.</summary>
    internal virtual TargetScaling Scaling => TargetScaling.Identity;

    /// <summary>The same of each output.</summary>
    internal virtual IReadOnlyList<TargetScaling> Scalings => [Scaling];

    /// <summary>What the module's outputs stand for.</summary>
    internal virtual OutputKind Outputs => Scaling.Link == TargetLink.Log ? OutputKind.Logarithm : OutputKind.Value;

    internal static Loss Create(Objective objective, ITrainingRows training, IHeldRows? held, TrainingOptions options)
    {
        using var noGrad = no_grad();
        var weights = RowWeights.Of(objective, training, held, options);
        return objective switch
        {
            Objective.BinaryClassification => new BinaryLoss(weights, options),
            Objective.MulticlassClassification => new MulticlassLoss(weights, options),
            Objective.MultiOutputRegression => MultiOutputLoss.On(
                training.Statistics.Labels, weights, options.Loss, options.Start?.Scalings),
            _ when options.Loss is PoissonLoss => PoissonRegression.On(training.Statistics.Labels, weights, options.Start?.Scaling),
            _ => StandardizedRegression.On(training.Statistics.Labels, weights, options.Loss, options.Start?.Scaling),
        };
    }

    /// <summary>
    /// The mean loss of a batch. Weights count relative to their mean over all training rows, so that a batch of light
    /// rows moves the module less.
    /// </summary>
    internal Tensor Mean(Tensor outputs, Tensor labels, Tensor? exampleWeights) =>
        weights.Of(labels, exampleWeights) is { } rowWeights
            ? (Of(outputs, labels, nn.Reduction.None) * rowWeights).mean() / weights.Mean
            : Of(outputs, labels, nn.Reduction.Mean);

    /// <summary>The mean loss of a batch whose rows may be mixed with others: the losses are mixed as the inputs are.</summary>
    internal Tensor Mean(Tensor outputs, RowBatch batch) => batch.Mixed is not { } mixed
        ? Mean(outputs, batch.Labels, batch.Weights)
        : Mean(outputs, batch.Labels, batch.Weights) * mixed.OwnShare
            + Mean(outputs, mixed.Labels, mixed.Weights) * (1 - mixed.OwnShare);

    /// <summary>What <see cref="Evaluation"/> sums over rows: 1 for a hit, or the squared error.</summary>
    internal abstract Tensor MetricSum(Tensor outputs, Tensor labels);

    /// <summary>The metric of the mean of <see cref="MetricSum"/>.</summary>
    internal virtual double Metric(double mean) => mean;

    /// <summary>ML.NET's metrics of all validation rows, by name.</summary>
    /// <param name="outputs">What the module gave, <c>[N, outputs]</c>.</param>
    /// <param name="labels"><c>[N]</c>.</param>
    internal virtual IReadOnlyDictionary<string, double> Metrics(Tensor outputs, Tensor labels) =>
        ValidationMetrics.Regression(ValidationMetrics.Numbers(outputs), ValidationMetrics.Numbers(labels), Scaling);

    /// <summary>The loss of each row, or the mean of them.</summary>
    private protected abstract Tensor Of(Tensor outputs, Tensor labels, nn.Reduction reduction);

    private protected static Tensor Reduce(Tensor losses, nn.Reduction reduction) =>
        reduction == nn.Reduction.Mean ? losses.mean() : losses;
}
