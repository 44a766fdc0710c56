using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

public abstract class BoostedTreeOptions : TreeOptions
{
    protected BoostedTreeOptions()
    {
    }

    public bool BestStepRankingRegressionTrees;
    public double LearningRate = Defaults.LearningRate;
    public double Shrinkage = 1;
    public double DropoutRate;
    public int GetDerivativesSampleRate = 1;
    public double MaximumTreeOutput = 100;
    public bool RandomStart;
    public bool FilterZeroLambdas;

    public EarlyStoppingRuleBase EarlyStoppingRule { get; set; }

    internal override void Check(IExceptionContext context)
    {
        base.Check(context);
        CheckNotNegative(context, MaximumTreeOutput, nameof(MaximumTreeOutput));
        context.CheckUserArg(Shrinkage > 0, nameof(Shrinkage), "Must be positive.");
        CheckShare(context, DropoutRate, nameof(DropoutRate));
        context.CheckUserArg(GetDerivativesSampleRate > 0, nameof(GetDerivativesSampleRate), "Must be positive.");
    }
}
