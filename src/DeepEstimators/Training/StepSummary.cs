namespace DeepEstimators.Training;

/// <summary>What one step gave.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Step">From 1 in each epoch.</param>
/// <param name="Rows">Rows of the mini-batch.</param>
/// <param name="Loss">Their mean loss before the step; where <paramref name="Skipped"/> is true, not finite or a
/// spike, unless it was the gradients that were not finite.</param>
/// <param name="LearningRate">The learning rate of the step.</param>
/// <param name="Skipped">True when the weights were left as they were.</param>
public sealed record StepSummary(int Epoch, int Step, int Rows, double Loss, double LearningRate, bool Skipped);

/// <summary>A step that was left out.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Step">From 1 in each epoch.</param>
/// <param name="Rows">The rows of the mini-batch, by their numbers in the training data, from 0.</param>
public sealed record SkippedStep(int Epoch, int Step, IReadOnlyList<long> Rows)
{
    /// <summary>Why.</summary>
    public SkipReason Reason { get; init; }
}

/// <summary>Why a step was left out.</summary>
public enum SkipReason
{
    /// <summary>Its loss or its gradients were not finite.</summary>
    NonFinite,

    /// <summary>Its loss was far above those before it.</summary>
    Spike,
}
