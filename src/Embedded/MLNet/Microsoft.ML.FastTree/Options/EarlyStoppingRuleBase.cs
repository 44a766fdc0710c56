namespace Microsoft.ML.Trainers.FastTree;

public abstract class EarlyStoppingRuleBase
{
    private protected EarlyStoppingRuleBase()
    {
    }

    public abstract bool CheckScore(float validationScore, float trainingScore, out bool isBestCandidate);

    // A rule with the same settings and no history, for one training.
    internal abstract EarlyStoppingRuleBase Start(bool lowerIsBetter);
}
