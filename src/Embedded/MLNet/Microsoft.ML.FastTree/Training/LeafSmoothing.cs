namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Pulls the outputs of leaves towards the means of the nodes above them.</summary>
internal static class LeafSmoothing
{
    public static void Apply(GrownTree tree, RowPartition partition, double smoothing)
    {
        (double mean, _) = Mean(tree, partition, 0);
        Smooth(tree, partition, 0, mean, smoothing);
    }

    private static (double Mean, long Count) Mean(GrownTree tree, RowPartition partition, int node)
    {
        if (node < 0)
            return (tree.Outputs[~node], partition.CountOf(~node));
        (double left, long leftCount) = Mean(tree, partition, tree.LeftChildren[node]);
        (double right, long rightCount) = Mean(tree, partition, tree.RightChildren[node]);
        long count = leftCount + rightCount;
        return (((left * leftCount) + (right * rightCount)) / count, count);
    }

    private static void Smooth(GrownTree tree, RowPartition partition, int node, double above, double smoothing)
    {
        // The children's means are taken before their leaves change.
        (double mean, _) = Mean(tree, partition, node);
        double smoothed = ((1 - smoothing) * mean) + (smoothing * above);
        if (node < 0)
        {
            tree.Outputs[~node] = smoothed;
            return;
        }
        Smooth(tree, partition, tree.LeftChildren[node], smoothed, smoothing);
        Smooth(tree, partition, tree.RightChildren[node], smoothed, smoothing);
    }
}
