namespace Microsoft.ML.Trainers.FastTree;

// A trained tree on raw feature values: up to the threshold to the left. A child is a node or the complement of a leaf.
internal sealed class TrainedTree
{
    public int[] LeftChildren { get; init; }

    public int[] RightChildren { get; init; }

    public int[] Features { get; init; }

    public float[] Thresholds { get; init; }

    // The thresholds as numbers of the training set's bins.
    public int[] BinThresholds { get; init; }

    public double[] Gains { get; init; }

    // Of each node, when it was a leaf.
    public double[] PreviousOutputs { get; init; }

    public double[] Outputs { get; init; }

    public double HighestOutput { get; init; }

    public double Weight { get; init; } = 1;

    // Labels that fell into the leaves, leaf after leaf, where they were sampled.
    public double[] LabelSamples { get; init; }

    public double[] LabelSampleWeights { get; init; }

    public int NodeCount => LeftChildren.Length;

    public int LeafCount => Outputs.Length;

    public static TrainedTree Create(GrownTree tree, BinnedExamples examples)
    {
        int nodes = tree.NodeCount;
        var features = new int[nodes];
        var thresholds = new float[nodes];
        for (int node = 0; node < nodes; node++)
        {
            int feature = tree.Features[node];
            features[node] = examples.FeatureMap[feature];
            thresholds[node] = (float)examples.UpperBounds[feature][tree.Thresholds[node]];
        }
        return new TrainedTree
        {
            LeftChildren = tree.LeftChildren.AsSpan(0, nodes).ToArray(),
            RightChildren = tree.RightChildren.AsSpan(0, nodes).ToArray(),
            Features = features,
            Thresholds = thresholds,
            BinThresholds = tree.Thresholds.AsSpan(0, nodes).ToArray(),
            Gains = tree.Gains.AsSpan(0, nodes).ToArray(),
            PreviousOutputs = tree.PreviousOutputs.AsSpan(0, nodes).ToArray(),
            Outputs = tree.Outputs.AsSpan(0, nodes + 1).ToArray(),
            HighestOutput = tree.HighestOutput,
            LabelSamples = tree.LabelSamples,
            LabelSampleWeights = tree.LabelSampleWeights,
        };
    }

    // The leaf that a row reaches from a node on; missing values go to the right.
    public int LeafFrom(int node, ReadOnlySpan<float> features)
    {
        while (node >= 0)
            node = features[Features[node]] <= Thresholds[node] ? LeftChildren[node] : RightChildren[node];
        return ~node;
    }
}
