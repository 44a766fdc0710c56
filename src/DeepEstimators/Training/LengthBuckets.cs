using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// Orders the rows of an epoch so that those of a mini-batch are of about one length, and little of it is padding: within windows
/// of many mini-batches the rows, which come shuffled, are sorted by length; the mini-batches are then taken in a random order.
/// </summary>
internal static class LengthBuckets
{
    // Enough rows for lengths to lie close, and few enough for a mini-batch to be another one in every epoch.
    private const int BatchesInWindow = 50;

    /// <summary>Row numbers in the order of the epoch, and which mini-batch of the plan each step takes.</summary>
    /// <param name="shuffled">Row numbers in a random order.</param>
    /// <param name="lengths">The length of each row.</param>
    /// <param name="batches">How the order is cut.</param>
    /// <param name="generator">Where the order of the mini-batches comes from.</param>
    internal static (long[] Rows, long[] Batches) Arrange(
        long[] shuffled, IReadOnlyList<int> lengths, BatchPlan batches, Generator generator)
    {
        var rows = (long[])shuffled.Clone();
        for (var batch = 0; batch < batches.Count; batch += BatchesInWindow)
        {
            var start = batches[batch].Start;
            var last = batches[Math.Min(batch + BatchesInWindow, batches.Count) - 1];
            var window = rows.AsSpan((int)start, (int)(last.Start + last.Length - start));
            // Rows of one length stay in their random order.
            var keys = new long[window.Length];
            for (var i = 0; i < keys.Length; i++)
                keys[i] = ((long)lengths[(int)window[i]] << 32) + i;
            keys.AsSpan().Sort(window);
        }

        using var order = randperm(batches.Count, ScalarType.Int64, generator: generator);
        return (rows, order.data<long>().ToArray());
    }
}
