using System.Runtime.InteropServices;

namespace DeepEstimators.Training;

/// <summary>
/// How many rows go through the module at once in a fit. When memory runs out they are halved, for the rest of the fit; the
/// mini-batch, and so the step, stays as it is.
/// </summary>
internal sealed class MicroBatches(TrainingOptions options)
{
    // Batch normalisation can tell no variance of one row.
    private const int Fewest = 2;

    // What libtorch's allocators and CUDA's libraries say; its errors have no code.
    private static readonly string[] Messages =
        ["out of memory", "can't allocate memory", "not enough memory", "STATUS_ALLOC_FAILED"];

    /// <summary>Rows at most.</summary>
    internal int Rows { get; private set; } = options.MicroBatchSize ?? options.BatchSize;

    /// <summary>True once memory has run out.</summary>
    internal bool WereHalved { get; private set; }

    internal static bool AreTooLarge(Exception error) => error is OutOfMemoryException
        || (error is ExternalException
            && Messages.Any(message => error.Message.Contains(message, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Goes on with the rows of a fit that had halved them; 0: it had not.</summary>
    internal void GoOn(int halved)
    {
        if (halved > 0)
            (Rows, WereHalved) = (halved, true);
    }

    /// <summary>Halves the rows; false when a mini-batch of this length cannot be cut any further.</summary>
    internal bool Halve(long length)
    {
        var half = (int)(Math.Min(Rows, length) / 2);
        if (half < Fewest)
            return false;
        (Rows, WereHalved) = (half, true);
        return true;
    }
}
