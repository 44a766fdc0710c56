namespace Microsoft.ML.Trainers.FastTree;

public sealed class RegressionTree : RegressionTreeBase
{
    internal RegressionTree(TrainedTree tree)
        : base(tree)
    {
    }
}
