namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Finds the threshold of a feature that lowers the squared error of a node most.</summary>
internal sealed class SplitSearch
{
    // Keeps weight sums off zero.
    private const double Tiny = 1e-10;

    private readonly TreeGrowthSettings _settings;
    private readonly double _entropyCoefficient;
    private readonly double _confidence;
    private readonly bool _hasWeights;

    public SplitSearch(TreeGrowthSettings settings, bool hasWeights)
    {
        _settings = settings;
        _hasWeights = hasWeights;
        _entropyCoefficient = settings.EntropyCoefficient * 1e-6;
        double deviations = NormalQuantile.Of(1 - ((1 - settings.GainConfidenceLevel) * 0.5));
        _confidence = settings.GainConfidenceLevel == 0 ? 0 : deviations * deviations;
    }

    /// <summary>The best split; its gain is negative infinity where none leaves enough rows on both sides.</summary>
    public unsafe bool TryFind(
        NodeRows node, NodeHistogram histogram, int place, int binCount, int timesUsed, ref SplitCandidate best)
    {
        double sum = node.SumOfTargets;
        double weightSum = node.SumOfWeights + (2 * Tiny);
        int count = node.Count;
        int minimum = _settings.MinimumExampleCountPerLeaf;
        double parentGain = LeafGain(count, sum, weightSum);
        double leastGain = _confidence <= 0 ? 0 : (_confidence * node.Variance * count / (count - 1)) + parentGain;

        double bestGain = double.NegativeInfinity;
        double bestSum = double.NaN;
        double bestWeight = double.NaN;
        int bestCount = -1;
        int bestThreshold = binCount;
        bool found = false;
        double rightSum = 0;
        double rightWeight = Tiny;
        int rightCount = 0;
        bool simple = !_hasWeights && _settings.MaximumStep < 0 && _entropyCoefficient <= 0;
        int stride = histogram.Stride;
        fixed (double* sums = &histogram.Sums[place * stride])
        {
            for (int bin = binCount - 1; bin > 0; bin--)
            {
                double* at = sums + ((bin - 1) * stride);
                rightSum += at[0];
                rightCount += (int)at[1];
                if (_hasWeights)
                    rightWeight += at[2];
                if (rightCount < minimum)
                    continue;
                int leftCount = count - rightCount;
                if (leftCount < minimum)
                    break;
                double gain;
                double leftSum = sum - rightSum;
                if (simple)
                    gain = (rightSum * rightSum / rightCount) + (leftSum * leftSum / leftCount);
                else
                {
                    gain = LeafGain(rightCount, rightSum, rightWeight)
                        + LeafGain(leftCount, leftSum, weightSum - rightWeight);
                }
                if (gain < leastGain)
                    continue;
                found = true;
                if (_entropyCoefficient > 0)
                    gain += _entropyCoefficient * SplitEntropy(count, leftCount, rightCount);
                if (gain > bestGain)
                {
                    bestGain = gain;
                    bestSum = rightSum;
                    bestWeight = rightWeight;
                    bestCount = rightCount;
                    bestThreshold = bin - 1;
                }
            }
        }

        double penalty = timesUsed == 0
            ? _settings.FeatureFirstUsePenalty
            : _settings.FeatureReusePenalty * Math.Log(timesUsed + 1);
        best.Threshold = bestThreshold;
        best.Gain = bestGain - parentGain - penalty;
        best.LeftOutput = Output(count - bestCount, sum - bestSum, weightSum - bestWeight);
        best.RightOutput = Output(bestCount, bestSum, bestWeight);
        return found;
    }

    private double LeafGain(int count, double sum, double weightSum)
    {
        double step = _settings.MaximumStep;
        if (!_hasWeights)
        {
            if (step < 0)
                return sum * sum / count;
            weightSum = count;
        }
        double size = Math.Abs(sum);
        if (step <= 0 || size < 2 * weightSum * step)
            return sum * sum / weightSum;
        // The best bounded step.
        return 4 * step * (size - (step * weightSum));
    }

    private double Output(int count, double sum, double weightSum)
    {
        if (_settings.MaximumStep >= 0)
            sum *= 0.5;
        return _hasWeights ? sum / weightSum : sum / count;
    }

    private static double SplitEntropy(int count, int left, int right) =>
        (count * Math.Log(count)) - (left * Math.Log(left)) - (right * Math.Log(right));
}
