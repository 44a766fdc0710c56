using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

public abstract class TreeEnsembleModelParametersBasedOnQuantileRegressionTree : TreeEnsembleModelParameters
{
    private protected TreeEnsembleModelParametersBasedOnQuantileRegressionTree(
        IHostEnvironment env, string name, TrainedEnsemble ensemble, int featureCount)
        : base(env, name, ensemble, featureCount)
    {
        TrainedTreeEnsemble = new QuantileRegressionTreeEnsemble(ensemble);
    }

    private protected TreeEnsembleModelParametersBasedOnQuantileRegressionTree(
        IHostEnvironment env, string name, ModelLoadContext ctx)
        : base(env, name, ctx)
    {
        TrainedTreeEnsemble = new QuantileRegressionTreeEnsemble(Ensemble);
    }

    public QuantileRegressionTreeEnsemble TrainedTreeEnsemble { get; }

    private protected override bool HasSamples => true;
}
