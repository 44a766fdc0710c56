using DeepEstimators.Networks;

namespace DeepEstimators.Training;

/// <summary>Rows that are too many for memory: they are read anew for each pass, in one order.</summary>
internal interface IRowStream
{
    /// <summary>What one row is.</summary>
    InputShape Shape { get; }

    /// <summary>True where inputs are bytes, false where they are floats.</summary>
    bool HasBytes { get; }

    bool HasWeights { get; }

    /// <summary>Rows to train on.</summary>
    long TrainingRows { get; }

    /// <summary>Rows kept for validation.</summary>
    long HeldRows { get; }

    /// <summary>One more than the highest class; for classes only.</summary>
    long Classes { get; }

    /// <summary>Begins a pass over the rows to train on, or over those kept for validation.</summary>
    IRowPass Read(bool held);
}

/// <summary>One pass over rows.</summary>
internal interface IRowPass : IDisposable
{
    /// <summary>Reads the next row; false when there is none.</summary>
    /// <param name="inputs">Its inputs, as bytes: those of floats, or uint8.</param>
    /// <param name="row">All else.</param>
    bool Read(Span<byte> inputs, out StreamedRow row);
}

/// <summary>A row but for its inputs.</summary>
/// <param name="Number">Its number in the data, from 0.</param>
/// <param name="Label">The class from 0, or the target.</param>
/// <param name="Weight">Its weight; 1 where there are none.</param>
internal readonly record struct StreamedRow(long Number, double Label, float Weight);
