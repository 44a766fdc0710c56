namespace Microsoft.ML.Data;

// Counts, areas under the curves and log-loss (in bits) of scores against labels. A positive score predicts the positive class; rows
// with a missing label or a score that is not finite do not count.
internal sealed class BinaryClassifierEvaluator
{
    private static readonly string[] _classNames = ["positive", "negative"];

    private readonly List<float> _scores = [];
    private readonly List<bool> _labels = [];
    private double _truePositives;
    private double _falsePositives;
    private double _trueNegatives;
    private double _falseNegatives;
    private double _logLoss;

    public double AreaUnderRocCurve { get; private set; }

    public double AreaUnderPrecisionRecallCurve { get; private set; }

    public double Accuracy => Ratio(_truePositives + _trueNegatives, Total);

    public double PositivePrecision => Ratio(_truePositives, _truePositives + _falsePositives);

    public double PositiveRecall => Ratio(_truePositives, Positives);

    public double NegativePrecision => Ratio(_trueNegatives, _trueNegatives + _falseNegatives);

    public double NegativeRecall => Ratio(_trueNegatives, Negatives);

    public double F1Score => Ratio(2 * PositivePrecision * PositiveRecall, PositivePrecision + PositiveRecall);

    public double LogLoss => Total == 0 ? double.NaN : _logLoss / Total;

    public double LogLossReduction => (Entropy - LogLoss) / Entropy;

    public double Entropy
    {
        get
        {
            var prior = Positives / Total;
            return -((prior * Math.Log2(prior)) + ((1 - prior) * Math.Log2(1 - prior)));
        }
    }

    public ConfusionMatrix ConfusionMatrix =>
        new([[_truePositives, _falseNegatives], [_falsePositives, _trueNegatives]], _classNames, isBinary: true);

    private double Positives => _truePositives + _falseNegatives;

    private double Negatives => _trueNegatives + _falsePositives;

    private double Total => Positives + Negatives;

    public void Add(float label, float score, float probability = 0)
    {
        if (float.IsNaN(label) || !float.IsFinite(score))
            return;
        var isPositive = label > 0;
        _scores.Add(score);
        _labels.Add(isPositive);
        if (isPositive)
        {
            if (score > 0)
                _truePositives++;
            else
                _falseNegatives++;
            _logLoss -= Math.Log2(probability);
        }
        else
        {
            if (score > 0)
                _falsePositives++;
            else
                _trueNegatives++;
            _logLoss -= Math.Log2(1.0 - probability);
        }
    }

    // Called once, after the last row.
    public void Finish()
    {
        RocCurve.CheckClasses(Positives, Negatives);
        var order = RocCurve.Order(_scores);
        AreaUnderRocCurve = RocCurve.Area(_scores, _labels, order);
        ComputePrecisionRecall(order);
    }

    // Trapezoids between the points of precision and recall that each row adds, from precision 1 at recall 0.
    private void ComputePrecisionRecall(int[] order)
    {
        double area = 0;
        double positives = 0;
        double precision = 1;
        for (var i = 0; i < order.Length; i++)
        {
            var isPositive = _labels[order[i]];
            if (isPositive)
                positives++;
            var next = positives / (i + 1);
            if (isPositive)
                area += 0.5 * (precision + next) / Positives;
            precision = next;
        }
        AreaUnderPrecisionRecallCurve = area;
    }

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
}
