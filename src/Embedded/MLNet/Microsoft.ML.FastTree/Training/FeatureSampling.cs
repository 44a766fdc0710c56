namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Random choices of the feature to split on.</summary>
internal static class FeatureSampling
{
    /// <summary>The best feature of a random part of them.</summary>
    public static int BestOfRandomPart(ReadOnlySpan<SplitCandidate> splits, double fraction, Random random)
    {
        int best = 0;
        double gain = double.NegativeInfinity;
        for (int f = 0; f < splits.Length; f++)
        {
            if (random.NextDouble() < fraction && splits[f].Gain > gain)
            {
                best = f;
                gain = splits[f].Gain;
            }
        }
        return best;
    }

    /// <summary>
    /// The way a random forest takes them: a better feature replaces the best one so far with the given probability.
    /// </summary>
    public static int ByForestRule(ReadOnlySpan<SplitCandidate> splits, double fraction, Random random)
    {
        int best = 0;
        double gain = splits[0].Gain;
        for (int f = 1; f < splits.Length; f++)
        {
            bool taken = splits[f].Gain > gain && random.NextDouble() < fraction;
            if (taken || double.IsNegativeInfinity(gain))
            {
                best = f;
                gain = splits[f].Gain;
            }
        }
        return best;
    }

    /// <summary>A feature drawn with probabilities that are the softmax of the gains over the temperature.</summary>
    public static int BySoftmax(ReadOnlySpan<SplitCandidate> splits, double temperature, Random random)
    {
        double highest = double.NegativeInfinity;
        foreach (SplitCandidate split in splits)
            highest = Math.Max(highest, split.Gain / temperature);
        if (double.IsNegativeInfinity(highest))
            return 0;
        double total = 0;
        foreach (SplitCandidate split in splits)
            total += Math.Exp((split.Gain / temperature) - highest);
        double drawn = random.NextDouble() * total;
        int last = 0;
        for (int f = 0; f < splits.Length; f++)
        {
            double share = Math.Exp((splits[f].Gain / temperature) - highest);
            if (share > 0)
                last = f;
            drawn -= share;
            if (drawn < 0)
                return f;
        }
        return last;
    }
}
