using System.Globalization;

namespace DeepEstimators;

/// <summary>Numbers as tables show them.</summary>
internal static class NumberText
{
    /// <summary>A metric: four decimals of a share, else five significant digits.</summary>
    public static string Metric(double value) => Math.Abs(value) switch
    {
        _ when !double.IsFinite(value) => value.ToString(CultureInfo.InvariantCulture),
        < 10 => value.ToString("0.0000", CultureInfo.InvariantCulture),
        < 10_000 => value.ToString("G5", CultureInfo.InvariantCulture),
        _ => value.ToString("#,0", CultureInfo.InvariantCulture),
    };

    public static string Seconds(double seconds) => seconds.ToString(seconds < 100 ? "0.00" : "#,0", CultureInfo.InvariantCulture);

    public static string Count(double count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A size in bytes, in the unit that reads best.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 10_000 => Count(bytes) + " B",
        < 10_000_000 => Count(bytes / 1e3) + " kB",
        _ => Count(bytes / 1e6) + " MB",
    };

    public static string PValue(double p) => p < 0.001 ? "< 0.001" : p.ToString("0.000", CultureInfo.InvariantCulture);
}
