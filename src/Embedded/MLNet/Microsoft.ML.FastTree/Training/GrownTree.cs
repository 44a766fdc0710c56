namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// A tree while it is trained. A child is a node or, as the complement of its number, a leaf. Features and thresholds are
/// those of the <see cref="BinnedExamples"/>.
/// </summary>
internal sealed class GrownTree
{
    private readonly int[] _parents; // Of each leaf: the node, as a complement where the leaf is its right child.

    public GrownTree(int maximumLeaves)
    {
        LeftChildren = new int[maximumLeaves - 1];
        RightChildren = new int[maximumLeaves - 1];
        Features = new int[maximumLeaves - 1];
        Thresholds = new int[maximumLeaves - 1];
        Gains = new double[maximumLeaves - 1];
        PreviousOutputs = new double[maximumLeaves - 1];
        Outputs = new double[maximumLeaves];
        _parents = new int[maximumLeaves];
    }

    public int LeafCount { get; private set; } = 1;

    public int NodeCount => LeafCount - 1;

    public int[] LeftChildren { get; }

    public int[] RightChildren { get; }

    public int[] Features { get; }

    public int[] Thresholds { get; }

    public double[] Gains { get; }

    /// <summary>The output of each node when it was a leaf.</summary>
    public double[] PreviousOutputs { get; }

    /// <summary>The output of each leaf.</summary>
    public double[] Outputs { get; }

    public double HighestOutput { get; private set; }

    /// <summary>Labels of rows of the leaves, leaf after leaf, where they were sampled; else null.</summary>
    public double[] LabelSamples { get; set; }

    public double[] LabelSampleWeights { get; set; }

    /// <summary>Makes a leaf a node; the left child keeps its number, that of the right child is returned.</summary>
    public int Split(int leaf, in SplitCandidate split)
    {
        int node = NodeCount;
        int right = LeafCount;
        if (node > 0)
        {
            int parent = _parents[leaf];
            if (parent >= 0)
                LeftChildren[parent] = node;
            else
                RightChildren[~parent] = node;
        }
        Features[node] = split.Feature;
        Thresholds[node] = split.Threshold;
        Gains[node] = split.Gain;
        PreviousOutputs[node] = Outputs[leaf];
        LeftChildren[node] = ~leaf;
        RightChildren[node] = ~right;
        _parents[leaf] = node;
        _parents[right] = ~node;
        Outputs[leaf] = split.LeftOutput;
        Outputs[right] = split.RightOutput;
        HighestOutput = Math.Max(HighestOutput, Math.Max(split.LeftOutput, split.RightOutput));
        LeafCount++;
        return right;
    }

    public int LeafOf(BinnedExamples examples, int row)
    {
        int node = 0;
        while (node >= 0)
        {
            bool isLeft = examples.BinOf(Features[node], row) <= Thresholds[node];
            node = isLeft ? LeftChildren[node] : RightChildren[node];
        }
        return ~node;
    }

    public void Scale(double factor)
    {
        for (int leaf = 0; leaf < LeafCount; leaf++)
            Outputs[leaf] *= factor;
    }
}
