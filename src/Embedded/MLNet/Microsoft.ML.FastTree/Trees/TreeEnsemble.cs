using System.Collections.Generic;

namespace Microsoft.ML.Trainers.FastTree;

public abstract class TreeEnsemble<T>
    where T : RegressionTreeBase
{
    private protected TreeEnsemble(IReadOnlyList<T> trees, IReadOnlyList<double> treeWeights, double bias)
    {
        Trees = trees;
        TreeWeights = treeWeights;
        Bias = bias;
    }

    public double Bias { get; }

    public IReadOnlyList<double> TreeWeights { get; }

    public IReadOnlyList<T> Trees { get; }
}
