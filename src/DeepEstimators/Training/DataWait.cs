using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Measures how long the steps of an epoch wait for their rows, and for these to be put together on the device.</summary>
internal sealed class DataWait(TimeProvider time)
{
    private readonly long began = time.GetTimestamp();
    private TimeSpan waited;

    /// <summary>The rows of a step, which are timed whenever they are taken.</summary>
    internal IStepRows Step(ITrainingRows rows, int step) => new TimedRows(this, Timed(() => rows.Step(step)));

    /// <summary>Share of the time since this was made, 0 to 1.</summary>
    internal double Share()
    {
        var elapsed = time.GetElapsedTime(began);
        return elapsed > TimeSpan.Zero ? waited / elapsed : 0;
    }

    private T Timed<T>(Func<T> wait)
    {
        var asked = time.GetTimestamp();
        var given = wait();
        waited += time.GetElapsedTime(asked);
        return given;
    }

    private sealed class TimedRows(DataWait wait, IStepRows rows) : IStepRows
    {
        public long Length => rows.Length;

        public RowBatch Take(long start, long length, ImageAugmentation? augmentation, Generator generator) =>
            wait.Timed(() => rows.Take(start, length, augmentation, generator));

        public BatchRows Describe() => rows.Describe();

        public void Dispose() => rows.Dispose();
    }
}
