using System.Globalization;

namespace DeepEstimators.Comparison.Report.Charts;

/// <summary>The shape of a mark on a point.</summary>
internal enum MarkShape
{
    Circle,
    Square,
    Triangle,
    Diamond,
    Cross,
}

internal static class MarkShapes
{
    /// <summary>The SVG path of a mark around a point.</summary>
    public static string PathAt(this MarkShape shape, double x, double y, double size)
    {
        double s = size, t = size / 3;
        FormattableString path = shape switch
        {
            MarkShape.Circle => $"M{x - s:0.##} {y:0.##}a{s:0.##} {s:0.##} 0 1 0 {2 * s:0.##} 0a{s:0.##} {s:0.##} 0 1 0 {-2 * s:0.##} 0z",
            MarkShape.Square => $"M{x - s:0.##} {y - s:0.##}h{2 * s:0.##}v{2 * s:0.##}h{-2 * s:0.##}z",
            MarkShape.Triangle => $"M{x:0.##} {y - s:0.##}l{s:0.##} {2 * s:0.##}h{-2 * s:0.##}z",
            MarkShape.Diamond => $"M{x:0.##} {y - s:0.##}l{s:0.##} {s:0.##}l{-s:0.##} {s:0.##}l{-s:0.##} {-s:0.##}z",
            _ => $"M{x - t:0.##} {y - s:0.##}h{2 * t:0.##}v{s - t:0.##}h{s - t:0.##}v{2 * t:0.##}h{t - s:0.##}v{s - t:0.##}h{-2 * t:0.##}v{t - s:0.##}h{t - s:0.##}v{-2 * t:0.##}h{s - t:0.##}z",
        };
        return path.ToString(CultureInfo.InvariantCulture);
    }
}
