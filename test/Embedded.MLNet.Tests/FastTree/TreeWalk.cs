using Microsoft.ML.Trainers.FastTree;

namespace Embedded.MLNet.Tests.FastTree;

/// <summary>Scores rows from the public members of trees.</summary>
internal static class TreeWalk
{
    public static double Output(RegressionTreeBase tree, float[] features)
    {
        int node = 0;
        while (node >= 0)
        {
            bool isLeft = features[tree.NumericalSplitFeatureIndexes[node]] <= tree.NumericalSplitThresholds[node];
            node = isLeft ? tree.LeftChild[node] : tree.RightChild[node];
        }
        return tree.LeafValues[~node];
    }
}
