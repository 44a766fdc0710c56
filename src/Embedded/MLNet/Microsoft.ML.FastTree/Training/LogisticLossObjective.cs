using System.Threading.Tasks;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// The logistic loss of two classes with slope twice the learning rate; leaf outputs are Newton steps (Burges 2010, "From
/// RankNet to LambdaRank to LambdaMART", section 6).
/// </summary>
internal sealed class LogisticLossObjective : BoostingObjective
{
    // The smallest positive float: keeps empty curvature from dividing by zero, and shows up as the output of empty leaves.
    private const double Epsilon = 1.4e-45;

    private readonly bool[] _labels;
    private readonly double[] _rowWeights;
    private readonly double[] _curvature;
    private readonly double _slope;
    private readonly double _positiveFactor = 1;
    private readonly double _negativeFactor = 1;

    public LogisticLossObjective(
        ReadOnlySpan<float> labels, double[] rowWeights, BoostingSettings settings, bool isUnbalanced, ParallelOptions threads)
        : base(labels.Length, settings, threads)
    {
        _labels = new bool[labels.Length];
        int positives = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            _labels[row] = labels[row] >= 1;
            positives += _labels[row] ? 1 : 0;
        }
        _rowWeights = rowWeights;
        _curvature = new double[labels.Length];
        _slope = 2 * settings.LearningRate;
        if (!isUnbalanced)
            return;
        if (positives == 0 || positives == labels.Length)
            throw new InvalidOperationException("Only one class in training set.");
        _positiveFactor = 1.0 / positives;
        _negativeFactor = 1.0 / (labels.Length - positives);
    }

    public override double[] Curvature => _curvature;

    public override void AdjustOutputs(GrownTree tree, RowPartition partition)
    {
        double rate = Settings.LearningRate * Settings.Shrinkage;
        double bound = Settings.MaximumTreeOutput;
        for (int leaf = 0; leaf < tree.LeafCount; leaf++)
        {
            double output = tree.Outputs[leaf];
            if (Settings.UsesBestStep)
                output *= rate;
            else
                output = rate * (output + Epsilon) / (MeanCurvature(partition.RowsOf(leaf)) + Epsilon);
            if (output > bound)
                output = bound;
            else if (output < -bound)
                output = -bound;
            tree.Outputs[leaf] = output;
        }
    }

    protected override void Update(double[] scores, int begin, int end)
    {
        for (int row = begin; row < end; row++)
        {
            bool label = _labels[row];
            double slope = label ? _slope : -_slope;
            double factor = label ? _positiveFactor : _negativeFactor;
            double response = slope / (1.0 + Math.Exp(slope * scores[row]));
            double size = Math.Abs(response);
            Gradient[row] = response * factor;
            _curvature[row] = size * (_slope - size) * factor;
        }
    }

    private double MeanCurvature(ReadOnlySpan<int> rows)
    {
        double sum = 0;
        if (_rowWeights == null)
        {
            foreach (int row in rows)
                sum += _curvature[row];
            return sum / rows.Length;
        }
        double weights = 0;
        foreach (int row in rows)
        {
            sum += _curvature[row] * _rowWeights[row];
            weights += _rowWeights[row];
        }
        return sum / weights;
    }
}
