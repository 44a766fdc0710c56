namespace DeepEstimators;

/// <summary>
/// Measures how far the process's working set rises: it is read every few milliseconds, and compared with what it was after a
/// garbage collection at the beginning. Memory that the process held free already does not show, nor does a GPU's.
/// </summary>
internal sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(20);

    private readonly long _before;
    private readonly Timer _timer;
    private long _peak;

    public MemoryWatch()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        _before = _peak = Environment.WorkingSet;
        _timer = new Timer(_ => Read(), null, s_interval, s_interval);
    }

    /// <summary>The highest rise so far, in bytes.</summary>
    public long Rise
    {
        get
        {
            Read();
            return Math.Max(0, Interlocked.Read(ref _peak) - _before);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Read()
    {
        long now = Environment.WorkingSet;
        for (long seen = Interlocked.Read(ref _peak); now > seen; seen = Interlocked.Read(ref _peak))
        {
            if (Interlocked.CompareExchange(ref _peak, now, seen) == seen)
                return;
        }
    }
}
