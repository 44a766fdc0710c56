using DeepEstimators.Networks;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// The CPU threads of one fit. The steps of a small network are so short that handing them out costs more than it gains,
/// so those run on one thread. The choice rests on the work alone, never on a measurement: it decides the order of
/// sums, and so the bits of the result.
/// </summary>
internal sealed class ThreadCount : IDisposable
{
    // About where two threads begin to gain on an idle two-core machine.
    private const long SmallInputs = 1 << 16;
    private const long SmallProducts = 1 << 26;

    private readonly int before;

    private ThreadCount(int before) => this.before = before;

    /// <summary>Sets the threads until the result is disposed of.</summary>
    internal static ThreadCount For(DeepModule module, long rowSize, TrainingOptions options)
    {
        var count = new ThreadCount(get_num_threads());
        var wanted = options.Threads ?? (IsSmall(options.BatchSize, rowSize, module) ? 1 : count.before);
        if (wanted != count.before)
            set_num_threads(wanted);
        return count;
    }

    public void Dispose()
    {
        if (get_num_threads() != before)
            set_num_threads(before);
    }

    private static bool IsSmall(long batchSize, long rowSize, DeepModule module) =>
        batchSize * rowSize < SmallInputs
        && batchSize * module.Members * module.StepsPerRow * module.parameters().Sum(parameter => parameter.numel()) < SmallProducts;
}
