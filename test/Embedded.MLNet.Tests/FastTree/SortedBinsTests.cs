using Microsoft.ML;

namespace Embedded.MLNet.Tests.FastTree;

/// <summary>Bins of long columns, whose values are sorted by digits, against those of short ones, whose values are compared.</summary>
public sealed class SortedBinsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void ThresholdsLieBetweenTheDistinctValuesOfALongColumn()
    {
        // Magnitudes and signs of every kind; each value often enough for a leaf of its own.
        float[] values = [-3e30f, -1024.5f, -7, -1e-30f, 0, 1e-38f, 0.25f, 0.2500001f, 3, 65536, 2e35f];
        var rows = new List<TreeRow>();
        for (int i = 0; i < 300 * values.Length; i++)
        {
            int which = i * 7 % values.Length;
            rows.Add(new TreeRow { Features = [values[which]], Target = which * which });
        }
        var tree = TreeTrainers
            .Regression(_ml, options => (options.NumberOfTrees, options.NumberOfLeaves, options.LearningRate) = (1, values.Length, 1))
            .Fit(TreeData.View(_ml, rows, 1)).Model.TrainedTreeEnsemble.Trees[0];

        Assert.Equal(values.Length, tree.NumberOfLeaves);
        float[] thresholds = tree.NumericalSplitThresholds.Order().ToArray();
        for (int i = 0; i < thresholds.Length; i++)
            Assert.True(values[i] <= thresholds[i] && thresholds[i] < values[i + 1], $"{thresholds[i]:R} after {values[i]:R}");
        for (int i = 0; i < values.Length; i++)
            Assert.Equal(i * i, TreeWalk.Output(tree, [values[i]]), 1e-9);
    }
}
