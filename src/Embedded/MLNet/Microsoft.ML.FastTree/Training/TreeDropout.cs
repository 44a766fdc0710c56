using System.Collections.Generic;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// Dropout of trees (Vinayak and Gilad-Bachrach 2015, "DART: Dropouts meet Multiple Additive Regression Trees"): each tree
/// is fitted without some of the earlier ones, which are then scaled to make room for it.
/// </summary>
internal sealed class TreeDropout
{
    private readonly BinnedExamples _examples;
    private readonly double _rate;
    private readonly Random _random;
    private readonly List<double[]> _outputs = [];
    private readonly double[] _scoresWithout;
    private int _dropped;

    public TreeDropout(BinnedExamples examples, double rate, int seed)
    {
        _examples = examples;
        _rate = rate;
        _random = new Random(seed);
        _scoresWithout = new double[examples.RowCount];
    }

    /// <summary>Drops some trees, scales them and the scores, and gives the scores without them.</summary>
    public double[] Drop(List<GrownTree> trees, double[] scores)
    {
        var dropped = new List<int>();
        for (int t = 0; t < trees.Count; t++)
        {
            if (_random.NextDouble() < _rate)
                dropped.Add(t);
        }
        if (dropped.Count == 0 && trees.Count > 0)
            dropped.Add(_random.Next(trees.Count));
        _dropped = dropped.Count;
        double kept = _dropped / (1.0 + _dropped);
        var sum = new double[scores.Length];
        foreach (int t in dropped)
        {
            double[] outputs = _outputs[t];
            for (int row = 0; row < sum.Length; row++)
            {
                sum[row] += outputs[row];
                outputs[row] *= kept;
            }
            trees[t].Scale(kept);
        }
        for (int row = 0; row < sum.Length; row++)
        {
            _scoresWithout[row] = scores[row] - sum[row];
            scores[row] -= sum[row] / (1.0 + _dropped);
        }
        return _scoresWithout;
    }

    /// <summary>Takes in a new tree, scaled to the room that was made.</summary>
    public void Add(GrownTree tree)
    {
        tree.Scale(1.0 / (1.0 + _dropped));
        var outputs = new double[_examples.RowCount];
        for (int row = 0; row < outputs.Length; row++)
            outputs[row] = tree.Outputs[tree.LeafOf(_examples, row)];
        _outputs.Add(outputs);
    }
}
