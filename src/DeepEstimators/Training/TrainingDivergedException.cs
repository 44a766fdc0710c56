namespace DeepEstimators.Training;

/// <summary>
/// The training loss went where it cannot come back from. The module has the last good weights: those of the end of the last epoch,
/// or those that the fit began with.
/// </summary>
public abstract class TrainingDivergedException : InvalidOperationException
{
    private protected TrainingDivergedException(string message, int epoch, int step, IReadOnlyList<long> rows) : base(message)
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

/// <summary>The training loss is no longer finite.</summary>
public sealed class NonFiniteLossException : TrainingDivergedException
{
    internal NonFiniteLossException(string message, int epoch, int step, IReadOnlyList<long> rows)
        : base(message, epoch, step, rows)
    {
    }
}

/// <summary>The loss of a mini-batch was far above those before it (<see cref="LossSpikeOptions"/>).</summary>
public sealed class LossSpikeException : TrainingDivergedException
{
    internal LossSpikeException(string message, int epoch, int step, IReadOnlyList<long> rows, double loss, double median)
        : base(message, epoch, step, rows)
    {
        Loss = loss;
        Median = median;
    }

    /// <summary>The mean loss of the mini-batch.</summary>
    public double Loss { get; }

    /// <summary>The median of the losses of the mini-batches before it.</summary>
    public double Median { get; }
}
