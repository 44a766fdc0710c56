namespace Microsoft.ML.Trainers.FastTree;

public sealed class GeneralityToProgressRatioRule : MovingWindowRule
{
    public GeneralityToProgressRatioRule(float threshold = 0.01f, int windowSize = 5)
        : this(threshold, windowSize, false)
    {
    }

    private GeneralityToProgressRatioRule(float threshold, int windowSize, bool lowerIsBetter)
        : base(threshold, windowSize, lowerIsBetter)
    {
    }

    public override bool CheckScore(float validationScore, float trainingScore, out bool isBestCandidate)
    {
        isBestCandidate = TakeIfBest(validationScore);
        if (!TryGetRecent(trainingScore, out float best, out float average))
            return false;
        return LowerIsBetter
            ? validationScore * best >= (1 + Threshold) * BestScore * average
            : validationScore * best <= (1 - Threshold) * BestScore * average;
    }

    internal override EarlyStoppingRuleBase Start(bool lowerIsBetter) =>
        new GeneralityToProgressRatioRule(Threshold, WindowSize, lowerIsBetter);
}
