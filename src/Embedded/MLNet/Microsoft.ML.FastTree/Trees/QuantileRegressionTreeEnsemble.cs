using System;

namespace Microsoft.ML.Trainers.FastTree;

public sealed class QuantileRegressionTreeEnsemble : TreeEnsemble<QuantileRegressionTree>
{
    internal QuantileRegressionTreeEnsemble(TrainedEnsemble ensemble)
        : base(
            Array.ConvertAll(ensemble.Trees, tree => new QuantileRegressionTree(tree)), ensemble.TreeWeights, ensemble.Bias)
    {
    }
}
