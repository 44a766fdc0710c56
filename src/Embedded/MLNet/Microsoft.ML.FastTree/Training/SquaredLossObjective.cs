using System.Threading.Tasks;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Least squares: trees are fitted to the residuals.</summary>
internal sealed class SquaredLossObjective : BoostingObjective
{
    private readonly float[] _labels;
    private readonly double _step;

    public SquaredLossObjective(
        ReadOnlySpan<float> labels, BoostingSettings settings, bool usesDropout, ParallelOptions threads)
        : base(labels.Length, settings, threads)
    {
        _labels = labels.ToArray();
        // With dropout the trees are scaled by it alone.
        _step = usesDropout && settings.LearningRate > 0
            ? settings.LearningRate * (1.0 / settings.LearningRate)
            : settings.LearningRate * settings.Shrinkage;
    }

    public override void AdjustOutputs(GrownTree tree, RowPartition partition)
    {
        for (int leaf = 0; leaf < tree.LeafCount; leaf++)
            tree.Outputs[leaf] *= _step;
    }

    protected override void Update(double[] scores, int begin, int end)
    {
        for (int row = begin; row < end; row++)
            Gradient[row] = _labels[row] - scores[row];
    }
}
