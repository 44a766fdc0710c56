namespace DeepEstimators;

/// <summary>What a fit gives when it is cancelled.</summary>
public enum CancelledFit
{
    /// <summary>The best weights so far.</summary>
    GiveBest,

    /// <summary>An <see cref="OperationCanceledException"/>.</summary>
    Throw,
}
