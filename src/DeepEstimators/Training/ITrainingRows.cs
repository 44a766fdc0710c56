using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>The rows that a fit trains on, wherever they lie, in an order of its own each epoch.</summary>
internal interface ITrainingRows
{
    /// <summary>Rows of an epoch.</summary>
    long Rows { get; }

    /// <summary>The rows that means, deviations and class counts are taken of: all, or a sample of them.</summary>
    DeviceRows Statistics { get; }

    /// <summary>One more than the highest class of all rows; for int64 labels only.</summary>
    long Classes { get; }

    /// <summary>Begins an epoch, counted from 1. Its tensors belong to the dispose scope that is open.</summary>
    void StartEpoch(int epoch, BatchPlan batches, FitRandom random);

    /// <summary>The rows of a step, counted from 0. Steps are asked for in rising order; some may be passed over.</summary>
    IStepRows Step(int step);
}

/// <summary>
/// The rows of one mini-batch. They stay what they are while later steps are asked for, until they are disposed of, when no tensor of them
/// is used any more.
/// </summary>
internal interface IStepRows : IDisposable
{
    long Length { get; }

    /// <summary>Rows start to start + length of the mini-batch on the device, images changed at random if asked.</summary>
    RowBatch Take(long start, long length, ImageAugmentation? augmentation, Generator generator);

    /// <summary>Which rows they are, for people to look at.</summary>
    BatchRows Describe();
}

/// <summary>Rows that a module is measured on, in their own order.</summary>
internal interface IHeldRows
{
    long Rows { get; }

    /// <summary>One more than the highest class; for int64 labels only.</summary>
    long Classes { get; }

    /// <summary>Where the batches are.</summary>
    Device Device { get; }

    /// <summary>
    /// All rows on the device, each batch in a dispose scope of its own that is open until the next is asked for.
    /// </summary>
    IEnumerable<RowBatch> Batches();
}
