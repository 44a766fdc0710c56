using static TorchSharp.torch;

namespace DeepEstimators.Inputs;

/// <summary>Feature rows, one after another, in as few bytes as they need.</summary>
internal abstract class FeatureStore
{
    /// <summary>Rows that are there.</summary>
    internal abstract int Rows { get; }

    /// <summary>How long each row is; null where all are alike.</summary>
    internal virtual int[]? Lengths => null;

    internal abstract void Clear();

    /// <summary>Makes room for so many rows.</summary>
    internal abstract void Resize(int rows);

    /// <summary>Adds the row that the reader stands on.</summary>
    internal abstract void Add(FeatureReader reader);

    /// <summary>
    /// The rows as a batch, owned by the caller. Rows that differ in length are padded to the longest at hand.
    /// </summary>
    internal abstract Tensor ToTensor();
}
