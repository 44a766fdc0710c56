namespace Microsoft.ML.Trainers.FastTree;

public sealed class LowProgressRule : MovingWindowRule
{
    public LowProgressRule(float threshold = 0.01f, int windowSize = 5)
        : this(threshold, windowSize, false)
    {
    }

    private LowProgressRule(float threshold, int windowSize, bool lowerIsBetter)
        : base(threshold, windowSize, lowerIsBetter)
    {
    }

    public override bool CheckScore(float validationScore, float trainingScore, out bool isBestCandidate)
    {
        isBestCandidate = TakeIfBest(validationScore);
        if (!TryGetRecent(trainingScore, out float best, out float average))
            return false;
        return LowerIsBetter ? average <= (1 + Threshold) * best : average >= (1 - Threshold) * best;
    }

    internal override EarlyStoppingRuleBase Start(bool lowerIsBetter) =>
        new LowProgressRule(Threshold, WindowSize, lowerIsBetter);
}
