using System.Globalization;

namespace DeepEstimators.Samples.Reports;

/// <summary>Sizes as people read them.</summary>
public static class ByteSize
{
    /// <summary>A size in bytes, in the unit that reads best.</summary>
    public static string Text(long bytes) => bytes switch
    {
        < 10_000 => $"{bytes.ToString("#,0", CultureInfo.InvariantCulture)} B",
        < 10_000_000 => $"{(bytes / 1e3).ToString("#,0", CultureInfo.InvariantCulture)} kB",
        _ => $"{(bytes / 1e6).ToString("#,0", CultureInfo.InvariantCulture)} MB",
    };
}
