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

    public bool WriteLastEnsemble;
    public bool EnablePruning;
    public bool UseTolerantPruning; // Not supported where it is on; without it, the next two are idle.
    public double PruningThreshold = 0.004;
    public int PruningWindowSize = 5;

    public OptimizationAlgorithmType OptimizationAlgorithm = OptimizationAlgorithmType.GradientDescent;
    public bool UseLineSearch; // Not supported where it is on; without it, the next two are idle.
    public int MaximumNumberOfLineSearchSteps;
    public double MinimumStepSize;

    public enum OptimizationAlgorithmType
    {
        GradientDescent = 0,
        AcceleratedGradientDescent = 1,
        ConjugateGradientDescent = 2,
    }

    public EarlyStoppingRuleBase EarlyStoppingRule { get; set; }

    internal override void Check(IExceptionContext context)
    {
        base.Check(context);
        CheckIsOff(UseTolerantPruning, nameof(UseTolerantPruning));
        CheckIsOff(UseLineSearch, nameof(UseLineSearch));
        CheckIsOff(
            OptimizationAlgorithm != OptimizationAlgorithmType.GradientDescent,
            $"{nameof(OptimizationAlgorithm)} {OptimizationAlgorithm}");
        CheckNotNegative(context, MaximumTreeOutput, nameof(MaximumTreeOutput));
        context.CheckUserArg(Shrinkage > 0, nameof(Shrinkage), "Must be positive.");
        CheckShare(context, DropoutRate, nameof(DropoutRate));
        context.CheckUserArg(GetDerivativesSampleRate > 0, nameof(GetDerivativesSampleRate), "Must be positive.");
    }
}
