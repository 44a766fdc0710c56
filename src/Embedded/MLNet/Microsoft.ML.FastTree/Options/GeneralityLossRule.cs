using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

public sealed class GeneralityLossRule : EarlyStoppingRule
{
    public GeneralityLossRule(float threshold = 0.01f)
        : this(threshold, false)
    {
    }

    private GeneralityLossRule(float threshold, bool lowerIsBetter)
        : base(lowerIsBetter)
    {
        Contracts.CheckUserArg(threshold is >= 0 and <= 1, nameof(threshold), "Must be in range [0,1].");
        Threshold = threshold;
    }

    public float Threshold { get; }

    public override bool CheckScore(float validationScore, float trainingScore, out bool isBestCandidate)
    {
        isBestCandidate = TakeIfBest(validationScore);
        return LowerIsBetter
            ? validationScore > (1 + Threshold) * BestScore
            : validationScore < (1 - Threshold) * BestScore;
    }

    internal override EarlyStoppingRuleBase Start(bool lowerIsBetter) => new GeneralityLossRule(Threshold, lowerIsBetter);
}
