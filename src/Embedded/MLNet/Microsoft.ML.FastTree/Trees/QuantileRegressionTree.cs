using System.Collections.Generic;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

public sealed class QuantileRegressionTree : RegressionTreeBase
{
    private readonly TrainedTree _tree;

    internal QuantileRegressionTree(TrainedTree tree)
        : base(tree)
    {
        _tree = tree;
    }

    public IReadOnlyList<double> GetLeafSamplesAt(int leafIndex)
    {
        CheckLeaf(leafIndex);
        // Without samples the leaf's value stands for them.
        return _tree.LabelSamples == null ? [_tree.Outputs[leafIndex]] : Slice(_tree.LabelSamples, leafIndex);
    }

    public IReadOnlyList<double> GetLeafSampleWeightsAt(int leafIndex)
    {
        CheckLeaf(leafIndex);
        if (_tree.LabelSampleWeights != null)
            return Slice(_tree.LabelSampleWeights, leafIndex);
        var weights = new double[_tree.LabelSamples == null ? 1 : _tree.LabelSamples.Length / NumberOfLeaves];
        System.Array.Fill(weights, 1);
        return weights;
    }

    private void CheckLeaf(int leaf) =>
        Contracts.Check(leaf >= 0 && leaf < NumberOfLeaves, $"Leaf {leaf} is not in [0, {NumberOfLeaves}).");

    private double[] Slice(double[] all, int leaf)
    {
        int perLeaf = all.Length / NumberOfLeaves;
        return all.AsSpan(leaf * perLeaf, perLeaf).ToArray();
    }
}
