namespace DeepEstimators;

/// <summary>Where one candidate, at first behind another, comes to be ahead of it and stays so.</summary>
/// <param name="Challenger">The one that is behind at first.</param>
/// <param name="Incumbent">The one that is ahead at first.</param>
/// <param name="Rows">The number of training rows where the curves cross for the last time, between two points in proportion on
/// a logarithmic axis.</param>
/// <param name="SignificantFromRows">The least measured number of training rows from which on the challenger is significantly better
/// at every point, or <see langword="null"/>.</param>
public sealed record Overtaking(string Challenger, string Incumbent, double Rows, long? SignificantFromRows)
{
    internal static Overtaking? Find(string challenger, string incumbent, IReadOnlyList<ComparisonResult> results)
    {
        var points = new List<(long Rows, double Lead, bool Significant)>();
        foreach (ComparisonResult result in results)
        {
            CandidateResult? mine = result.Ranking.FirstOrDefault(found => found.Name == challenger);
            CandidateResult? theirs = result.Ranking.FirstOrDefault(found => found.Name == incumbent);
            if (mine is null || theirs is null)
                continue;
            double difference = mine[result.PrimaryMetric].Mean - theirs[result.PrimaryMetric].Mean;
            points.Add((mine.TrainRows, result.HigherIsBetter ? difference : -difference, result.BetterThan(challenger).Contains(incumbent)));
        }
        return Cross(points) is not { } rows ? null : new Overtaking(challenger, incumbent, rows, SignificantFrom(points));
    }

    private static double? Cross(List<(long Rows, double Lead, bool Significant)> points)
    {
        int behind = points.FindLastIndex(point => !(point.Lead > 0));
        if (behind < 0 || behind == points.Count - 1)
            return null;
        (long from, double before, _) = points[behind];
        (long to, double after, _) = points[behind + 1];
        return from * Math.Pow((double)to / from, before / (before - after));
    }

    private static long? SignificantFrom(List<(long Rows, double Lead, bool Significant)> points)
    {
        int not = points.FindLastIndex(point => !point.Significant);
        return not == points.Count - 1 ? null : points[not + 1].Rows;
    }
}
