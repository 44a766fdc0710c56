namespace DeepEstimators.Training;

/// <summary>The receiver operating characteristic of scores.</summary>
internal static class RocCurve
{
    /// <summary>
    /// The area under it: the chance that a positive row scores above a negative one, ties half; null without rows of both kinds, or
    /// where a score is no number.
    /// </summary>
    /// <param name="scores">A score a row; sorted afterwards.</param>
    /// <param name="positive">Whether the row is positive; in the order of the scores afterwards.</param>
    internal static double? Area(float[] scores, bool[] positive)
    {
        Array.Sort(scores, positive);
        double above = 0;
        long negatives = 0, positives = 0;
        for (var start = 0; start < scores.Length;)
        {
            var end = start;
            long tiedNegatives = 0, tiedPositives = 0;
            for (; end < scores.Length && scores[end] == scores[start]; end++)
            {
                if (positive[end])
                    tiedPositives++;
                else
                    tiedNegatives++;
            }

            // NaN equals nothing, not even itself.
            if (end == start)
                return null;
            above += tiedPositives * (negatives + (tiedNegatives / 2.0));
            negatives += tiedNegatives;
            positives += tiedPositives;
            start = end;
        }

        return negatives == 0 || positives == 0 ? null : above / ((double)negatives * positives);
    }
}
