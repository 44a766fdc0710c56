using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

public sealed class ConsecutiveGeneralityLossRule : EarlyStoppingRule
{
    private int _losses;
    private float _last;

    public ConsecutiveGeneralityLossRule(int windowSize = 5)
        : this(windowSize, false)
    {
    }

    private ConsecutiveGeneralityLossRule(int windowSize, bool lowerIsBetter)
        : base(lowerIsBetter)
    {
        Contracts.CheckUserArg(windowSize > 0, nameof(windowSize), "Must be positive");
        WindowSize = windowSize;
        _last = lowerIsBetter ? float.PositiveInfinity : float.NegativeInfinity;
    }

    public int WindowSize { get; }

    public override bool CheckScore(float validationScore, float trainingScore, out bool isBestCandidate)
    {
        isBestCandidate = TakeIfBest(validationScore);
        _losses = (validationScore < _last) != LowerIsBetter ? _losses + 1 : 0;
        _last = validationScore;
        return _losses >= WindowSize;
    }

    internal override EarlyStoppingRuleBase Start(bool lowerIsBetter) =>
        new ConsecutiveGeneralityLossRule(WindowSize, lowerIsBetter);
}
