namespace Microsoft.ML.Trainers.FastTree;

// Never stops: all trees are grown, and those after the best number of them are pruned.
internal sealed class BestTreeCountRule : EarlyStoppingRule
{
    public BestTreeCountRule()
        : this(lowerIsBetter: true)
    {
    }

    private BestTreeCountRule(bool lowerIsBetter)
        : base(lowerIsBetter)
    {
    }

    public override bool CheckScore(float validationScore, float trainingScore, out bool isBestCandidate)
    {
        isBestCandidate = TakeIfBest(validationScore);
        return false;
    }

    internal override EarlyStoppingRuleBase Start(bool lowerIsBetter) => new BestTreeCountRule(lowerIsBetter);
}
