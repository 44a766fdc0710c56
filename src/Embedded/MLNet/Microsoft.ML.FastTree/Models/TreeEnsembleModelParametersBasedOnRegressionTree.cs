using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

public abstract class TreeEnsembleModelParametersBasedOnRegressionTree : TreeEnsembleModelParameters
{
    private protected TreeEnsembleModelParametersBasedOnRegressionTree(
        IHostEnvironment env, string name, TrainedEnsemble ensemble, int featureCount)
        : base(env, name, ensemble, featureCount)
    {
        TrainedTreeEnsemble = new RegressionTreeEnsemble(ensemble);
    }

    private protected TreeEnsembleModelParametersBasedOnRegressionTree(
        IHostEnvironment env, string name, ModelLoadContext ctx)
        : base(env, name, ctx)
    {
        TrainedTreeEnsemble = new RegressionTreeEnsemble(Ensemble);
    }

    public RegressionTreeEnsemble TrainedTreeEnsemble { get; }

    private protected override bool HasSamples => false;
}
