using System;

namespace Microsoft.ML.Trainers.FastTree;

public sealed class RegressionTreeEnsemble : TreeEnsemble<RegressionTree>
{
    internal RegressionTreeEnsemble(TrainedEnsemble ensemble)
        : base(Array.ConvertAll(ensemble.Trees, tree => new RegressionTree(tree)), ensemble.TreeWeights, ensemble.Bias)
    {
    }
}
