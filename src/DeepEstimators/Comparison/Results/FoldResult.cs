namespace DeepEstimators;

/// <summary>One candidate on one fold.</summary>
public sealed record FoldResult
{
    internal FoldResult()
    {
    }

    /// <summary>The repeat, from 0.</summary>
    public int Repeat { get; internal init; }

    /// <summary>The fold within the repeat, from 0.</summary>
    public int Fold { get; internal init; }

    /// <summary>The rows that the candidate was fitted on.</summary>
    public long TrainRows { get; internal init; }

    /// <summary>The rows that it was tested on.</summary>
    public long TestRows { get; internal init; }

    /// <summary>The metrics: ML.NET's own by the names of their properties, and those of <see cref="MetricNames"/>.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; internal init; } = new Dictionary<string, double>();

    /// <summary>How long the fit took, in seconds.</summary>
    public double FitSeconds { get; internal init; }

    /// <summary>How long all test rows took to be scored, in seconds.</summary>
    public double ScoreSeconds { get; internal init; }

    /// <summary>The size of the saved model; <see langword="null"/> where it cannot be saved.</summary>
    public long? ModelBytes { get; internal init; }

    /// <summary>
    /// How far the process's working set rose during fit and scoring above what it was after a garbage collection, read every 20
    /// milliseconds. Memory that the process held free already does not show, nor does a GPU's. <see langword="null"/> where it was
    /// not measured.
    /// </summary>
    public long? PeakMemoryBytes { get; internal init; }

    /// <summary>The learned numbers of networks and linear models; <see langword="null"/> where the pipeline has neither.</summary>
    public long? Parameters { get; internal init; }

    /// <summary>Where networks were trained: <c>cpu</c> or <c>cuda:0</c>.</summary>
    public string Device { get; internal init; } = "cpu";

    /// <summary>The epochs of the network's training, where the candidate reports them to <see cref="ComparisonFold.Progress"/>.</summary>
    public IReadOnlyList<EpochPoint> History { get; internal init; } = [];

    /// <summary>What was predicted for each row.</summary>
    public FoldPredictions Predictions { get; internal init; } = new([], [], [], null, null);
}

/// <summary>A point of a training history.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="TrainingLoss">The mean training loss of the epoch.</param>
/// <param name="ValidationLoss">The validation loss, or <see langword="null"/>.</param>
/// <param name="ValidationMetric">The validation accuracy or error, or <see langword="null"/>.</param>
public sealed record EpochPoint(int Epoch, double TrainingLoss, double? ValidationLoss, double? ValidationMetric);
