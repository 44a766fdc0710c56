using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

public abstract class RegressionTreeBase
{
    private readonly int _leafCount;

    private protected RegressionTreeBase(TrainedTree tree)
    {
        _leafCount = tree.LeafCount;
        LeftChild = ImmutableArray.Create(tree.LeftChildren);
        RightChild = ImmutableArray.Create(tree.RightChildren);
        NumericalSplitFeatureIndexes = ImmutableArray.Create(tree.Features);
        NumericalSplitThresholds = ImmutableArray.Create(tree.Thresholds);
        SplitGains = ImmutableArray.Create(tree.Gains);
        LeafValues = ImmutableArray.Create(tree.Outputs);
        // Splits on sets of categories are not trained here.
        CategoricalSplitFlags = ImmutableArray.Create(new bool[NumberOfNodes]);
    }

    public IReadOnlyList<int> LeftChild { get; }

    public IReadOnlyList<int> RightChild { get; }

    public IReadOnlyList<int> NumericalSplitFeatureIndexes { get; }

    public IReadOnlyList<float> NumericalSplitThresholds { get; }

    public IReadOnlyList<bool> CategoricalSplitFlags { get; }

    public IReadOnlyList<double> LeafValues { get; }

    public IReadOnlyList<double> SplitGains { get; }

    public int NumberOfLeaves => _leafCount;

    public int NumberOfNodes => _leafCount - 1;

    public IReadOnlyList<int> GetCategoricalSplitFeaturesAt(int nodeIndex) => NoCategories(nodeIndex);

    public IReadOnlyList<int> GetCategoricalCategoricalSplitFeatureRangeAt(int nodeIndex) => NoCategories(nodeIndex);

    private List<int> NoCategories(int nodeIndex)
    {
        Contracts.Check(
            nodeIndex >= 0 && nodeIndex < NumberOfNodes, $"Node {nodeIndex} is not in [0, {NumberOfNodes}).");
        return [];
    }
}
