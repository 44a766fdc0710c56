using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

public sealed class TolerantEarlyStoppingRule : EarlyStoppingRule
{
    public TolerantEarlyStoppingRule(float threshold = 0.01f)
        : this(threshold, false)
    {
    }

    private TolerantEarlyStoppingRule(float threshold, bool lowerIsBetter)
        : base(lowerIsBetter)
    {
        Contracts.CheckUserArg(threshold >= 0, nameof(threshold), "Must be non-negative.");
        Threshold = threshold;
    }

    public float Threshold { get; }

    public override bool CheckScore(float validationScore, float trainingScore, out bool isBestCandidate)
    {
        isBestCandidate = TakeIfBest(validationScore);
        float loss = LowerIsBetter ? validationScore - BestScore : BestScore - validationScore;
        return loss > Threshold;
    }

    internal override EarlyStoppingRuleBase Start(bool lowerIsBetter) =>
        new TolerantEarlyStoppingRule(Threshold, lowerIsBetter);
}
