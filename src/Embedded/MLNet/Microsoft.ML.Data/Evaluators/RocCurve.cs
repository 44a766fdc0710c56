namespace Microsoft.ML.Data;

// The receiver operating characteristic of scores that should be higher where the label is positive.
internal static class RocCurve
{
    // The positions of the scores from the highest on; equal scores stay in the order of the data.
    public static int[] Order(IReadOnlyList<float> scores) =>
        Enumerable.Range(0, scores.Count).OrderByDescending(i => scores[i]).ToArray();

    // The Mann-Whitney statistic: the share of positive-negative pairs that the scores order rightly; a tie is half a pair.
    public static double Area(IReadOnlyList<float> scores, IReadOnlyList<bool> labels, int[] order)
    {
        double positivesAbove = 0;
        double negativesAbove = 0;
        double pairs = 0;
        for (var start = 0; start < order.Length;)
        {
            double positives = 0;
            double negatives = 0;
            var end = start;
            for (; end < order.Length && scores[order[end]] == scores[order[start]]; end++)
            {
                if (labels[order[end]])
                    positives++;
                else
                    negatives++;
            }
            pairs += negatives * (positivesAbove + (0.5 * positives));
            positivesAbove += positives;
            negativesAbove += negatives;
            start = end;
        }
        return pairs / (positivesAbove * negativesAbove);
    }

    // The area needs both classes.
    public static void CheckClasses(double positives, double negatives)
    {
        if (positives == 0)
            throw new ArgumentOutOfRangeException("PosSample", "AUC is not defined when there is no positive class in the data");
        if (negatives == 0)
            throw new ArgumentOutOfRangeException("NegSample", "AUC is not defined when there is no negative class in the data");
    }
}
