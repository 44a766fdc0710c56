using static TorchSharp.torch;

namespace DeepEstimators.Inputs;

/// <summary>Feature rows, one after another, in as few bytes as they need.</summary>
internal abstract class FeatureStore : IDisposable
{
    /// <summary>Rows that are there.</summary>
    internal abstract int Rows { get; }

    /// <summary>How long each row is; null where all are alike.</summary>
    internal virtual int[]? Lengths => null;

    /// <summary>Bytes of a row; null where rows differ in length.</summary>
    internal virtual int? RowBytes => null;

    /// <summary>Bytes that the rows take as a batch.</summary>
    internal abstract long Bytes { get; }

    internal abstract void Clear();

    /// <summary>Puts the row that the reader stands on in the place of another.</summary>
    internal abstract void Replace(int row, FeatureReader reader);

    /// <summary>Makes room for so many rows.</summary>
    internal abstract void Resize(int rows);

    /// <summary>Adds the row that the reader stands on.</summary>
    internal abstract void Add(FeatureReader reader);

    /// <summary>
    /// The rows as a batch, owned by the caller, who lets go of it before the store's rows change. Rows that differ in length are
    /// padded to the longest at hand.
    /// </summary>
    internal abstract Tensor ToTensor();

    /// <summary>Gives back rented memory; there are no rows any more.</summary>
    public virtual void Dispose()
    {
    }
}
