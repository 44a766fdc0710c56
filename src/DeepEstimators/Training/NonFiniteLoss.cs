namespace DeepEstimators;

/// <summary>What a fit does when the loss of a mini-batch is not finite.</summary>
public enum NonFiniteLoss
{
    /// <summary>Ends with a <see cref="Training.NonFiniteLossException"/>.</summary>
    Stop,

    /// <summary>
    /// Leaves the step out, also where a gradient is not finite: weights and statistics stay as they were. The loss is read at each
    /// step, for which a GPU has to be waited for.
    /// </summary>
    Skip,
}
