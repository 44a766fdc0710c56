namespace Microsoft.ML.Trainers.FastTree;

// The rules are those of Prechelt (1998), "Early stopping - but when?", and of Lodwich, Rangoni and Breuel (2009).
public abstract class EarlyStoppingRule : EarlyStoppingRuleBase
{
    private protected EarlyStoppingRule(bool lowerIsBetter)
    {
        LowerIsBetter = lowerIsBetter;
        BestScore = lowerIsBetter ? float.PositiveInfinity : float.NegativeInfinity;
    }

    private protected bool LowerIsBetter { get; }

    private protected float BestScore { get; private set; }

    private protected bool TakeIfBest(float score)
    {
        bool isBest = (score > BestScore) != LowerIsBetter;
        if (isBest)
            BestScore = score;
        return isBest;
    }
}
