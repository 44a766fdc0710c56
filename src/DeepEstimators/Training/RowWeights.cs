using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>How much each row counts: its example weight times the weight of its class, where there are such.</summary>
internal sealed class RowWeights
{
    private readonly Tensor? classWeights;

    private RowWeights(Tensor? classWeights, double mean)
    {
        this.classWeights = classWeights;
        Mean = mean;
    }

    /// <summary>Mean over all training rows.</summary>
    internal double Mean { get; }

    /// <summary>The class weights belong to the dispose scope that this is called in.</summary>
    /// <exception cref="ArgumentException">The weights are all 0 or not finite, or there are not as many as classes.</exception>
    internal static RowWeights Of(Objective objective, ITrainingRows training, IHeldRows? held, TrainingOptions options)
    {
        var classWeights = ClassWeights(objective, training, held, options);
        var unscaled = new RowWeights(classWeights, 1);
        using var scope = NewDisposeScope();
        var mean = unscaled.Of(training.Statistics.Labels, training.Statistics.Weights)?.to_type(ScalarType.Float64).mean().item<double>() ?? 1;
        return mean > 0 && double.IsFinite(mean)
            ? new RowWeights(classWeights, mean)
            : throw new ArgumentException($"The weights must be finite and not all 0; their mean is {mean}.");
    }

    /// <summary>The weights of a batch; null where every row counts alike.</summary>
    internal Tensor? Of(Tensor labels, Tensor? exampleWeights)
    {
        if (classWeights is null)
            return exampleWeights;
        var ofClass = classWeights.index_select(0, labels.to_type(ScalarType.Int64));
        return exampleWeights is null ? ofClass : ofClass * exampleWeights;
    }

    private static Tensor? ClassWeights(Objective objective, ITrainingRows training, IHeldRows? held, TrainingOptions options)
    {
        if (objective.IsRegression() || (options.ClassWeights is null && !options.BalanceClasses))
            return null;
        using var scope = NewDisposeScope();
        var classes = objective == Objective.BinaryClassification ? 2 : Math.Max(training.Classes, held?.Classes ?? 0);
        if (options.ClassWeights is { } given)
        {
            if (given.Count < classes)
                throw new ArgumentException(
                    $"{nameof(options.ClassWeights)} has {given.Count} weights; the rows are of {classes} classes or more.");
            return torch.tensor(given.Select(weight => (float)weight).ToArray()).to(training.Statistics.Labels.device).MoveToOuterDisposeScope();
        }

        var counts = training.Statistics.Labels.to_type(ScalarType.Int64).bincount(null, classes).to_type(ScalarType.Float32);
        // A class without a training row has nothing to weigh.
        return ((double)training.Statistics.Rows / (counts.gt(0).sum() * counts.clamp(1))).MoveToOuterDisposeScope();
    }
}
