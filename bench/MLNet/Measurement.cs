using System.Diagnostics;

namespace Bench.MLNet;

/// <summary>Wall-clock and processor seconds of one computation.</summary>
internal readonly record struct Measurement(double Seconds, double ProcessorSeconds)
{
    public static Measurement Of(Action action)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        action();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new Measurement(seconds, (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds);
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = values.Order().ToArray();
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
