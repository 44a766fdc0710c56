using System.Threading.Tasks;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Grows the trees of a random forest, and samples labels of their leaves for quantiles.</summary>
internal sealed class ForestTreeGrower : TreeGrower
{
    public ForestTreeGrower(BinnedExamples examples, TreeGrowthSettings settings, bool hasWeights, ParallelOptions threads)
        : base(examples, settings, hasWeights, threads)
    {
    }

    /// <summary>Draws labels (and weights) of rows of each leaf, with replacement.</summary>
    public void SampleLabels(GrownTree tree, RowPartition partition, double[] labels, double[] weights, int perLeaf)
    {
        tree.LabelSamples = new double[tree.LeafCount * perLeaf];
        tree.LabelSampleWeights = weights == null ? null : new double[tree.LabelSamples.Length];
        int at = 0;
        for (int leaf = 0; leaf < tree.LeafCount; leaf++)
        {
            ReadOnlySpan<int> rows = partition.RowsOf(leaf);
            for (int i = 0; i < perLeaf; i++)
            {
                int row = rows[Random.Next(rows.Length)];
                if (weights != null)
                    tree.LabelSampleWeights[at] = weights[row];
                tree.LabelSamples[at++] = labels[row];
            }
        }
    }

    protected override int ChooseFeature(ReadOnlySpan<SplitCandidate> splits)
    {
        if (Settings.SoftmaxTemperature != 0 || Settings.FeatureFractionPerSplit == 1)
            return base.ChooseFeature(splits);
        return FeatureSampling.ByForestRule(splits, Settings.FeatureFractionPerSplit, Random);
    }
}
