using System.Globalization;

namespace Bench.Fuzz.Workers;

/// <summary>The most memory that the process had since the last restart, native memory too, as Linux counts it; elsewhere zero.</summary>
internal static class PeakMemory
{
    private static readonly bool _isCounted = OperatingSystem.IsLinux() && File.Exists("/proc/self/clear_refs");

    /// <summary>Counts anew; gives the bytes that the process has now.</summary>
    public static long Restart()
    {
        if (!_isCounted)
            return 0;
        File.WriteAllText("/proc/self/clear_refs", "5");
        return Read("VmRSS:");
    }

    public static long Read() => _isCounted ? Read("VmHWM:") : 0;

    private static long Read(string name)
    {
        foreach (string line in File.ReadLines("/proc/self/status"))
        {
            if (line.StartsWith(name, StringComparison.Ordinal))
                return 1024 * long.Parse(line.AsSpan(name.Length).TrimEnd("kB").Trim(), CultureInfo.InvariantCulture);
        }
        return 0;
    }
}
