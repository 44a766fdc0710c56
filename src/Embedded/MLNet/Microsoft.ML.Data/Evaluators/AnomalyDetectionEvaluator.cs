namespace Microsoft.ML.Data;

// How well scores set anomalies (label 1) above normal rows. Rows with a missing label or a score that is not finite do not count.
internal sealed class AnomalyDetectionEvaluator(int falsePositiveCount)
{
    private readonly List<float> _scores = [];
    private readonly List<bool> _labels = [];

    public double AreaUnderRocCurve { get; private set; }

    // The share of the anomalies that stand above all normal rows but the falsePositiveCount highest.
    public double DetectionRate { get; private set; }

    public void Add(float label, float score)
    {
        if (float.IsNaN(label) || !float.IsFinite(score))
            return;
        _scores.Add(score);
        _labels.Add(label > 0);
    }

    // Called once, after the last row.
    public void Finish()
    {
        var anomalies = _labels.Count(label => label);
        RocCurve.CheckClasses(anomalies, _labels.Count - anomalies);
        var order = RocCurve.Order(_scores);
        AreaUnderRocCurve = RocCurve.Area(_scores, _labels, order);

        var found = 0;
        var falsePositives = 0;
        foreach (var i in order)
        {
            if (_labels[i])
                found++;
            else if (++falsePositives > falsePositiveCount)
                break;
        }
        DetectionRate = (double)found / anomalies;
    }
}
