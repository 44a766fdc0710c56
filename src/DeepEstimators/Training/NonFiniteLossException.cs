namespace DeepEstimators.Training;

/// <summary>
/// The training loss is no longer finite. The module has the last good weights: those of the end of the last epoch, or those that
/// the fit began with.
/// </summary>
public sealed class NonFiniteLossException : InvalidOperationException
{
    internal NonFiniteLossException(string message, int epoch, int step, IReadOnlyList<long> rows) : base(message)
    {
        Epoch = epoch;
        Step = step;
        Rows = rows;
    }

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The step in the epoch, from 1.</summary>
    public int Step { get; }

    /// <summary>The rows of the mini-batch, by their numbers in the training data, from 0.</summary>
    public IReadOnlyList<long> Rows { get; }
}
