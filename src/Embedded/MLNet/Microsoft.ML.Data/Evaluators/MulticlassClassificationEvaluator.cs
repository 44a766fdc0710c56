namespace Microsoft.ML.Data;

// Accuracies and log-loss (in nats) of class probabilities against labels. Rows with a missing label or a score that is not finite do not
// count.
internal sealed class MulticlassClassificationEvaluator
{
    private const double SmallestProbability = 1e-15;

    private readonly int _classCount;
    private readonly double[][] _confusion;
    private readonly double[] _logLossPerClass;
    private readonly long[] _hitsAtRank;
    private long _rowCount;
    private double _logLoss;

    public MulticlassClassificationEvaluator(int classCount, int topKPredictionCount)
    {
        _classCount = classCount;
        TopKPredictionCount = topKPredictionCount;
        _confusion = new double[classCount][];
        for (var i = 0; i < classCount; i++)
            _confusion[i] = new double[classCount];
        _logLossPerClass = new double[classCount];
        _hitsAtRank = new long[classCount];
    }

    public int TopKPredictionCount { get; }

    public double[][] ConfusionCounts => _confusion;

    public double MicroAccuracy => _rowCount == 0 ? 0 : Enumerable.Range(0, _classCount).Sum(i => _confusion[i][i]) / _rowCount;

    public double MacroAccuracy
    {
        get
        {
            var present = Enumerable.Range(0, _classCount).Where(i => ClassRows(i) > 0).ToArray();
            return present.Length == 0 ? 0 : present.Average(i => _confusion[i][i] / ClassRows(i));
        }
    }

    public double LogLoss => _rowCount == 0 ? 0 : _logLoss / _rowCount;

    // Against always predicting the shares of the classes.
    public double LogLossReduction
    {
        get
        {
            double prior = 0;
            for (var i = 0; i < _classCount; i++)
            {
                var rows = ClassRows(i);
                if (rows > 0)
                    prior += rows / _rowCount * Math.Log(rows / _rowCount);
            }
            return (-prior - LogLoss) / -prior;
        }
    }

    public double[] PerClassLogLoss =>
        [.. _logLossPerClass.Select((loss, i) => ClassRows(i) > 0 ? loss / ClassRows(i) : 0)];

    // Null where no top k was asked for.
    public double[] TopKAccuracyForAllK
    {
        get
        {
            if (TopKPredictionCount == 0)
                return null;
            var accuracies = new double[TopKPredictionCount];
            double hits = 0;
            for (var k = 0; k < accuracies.Length; k++)
            {
                hits += _hitsAtRank[k];
                accuracies[k] = hits / _rowCount;
            }
            return accuracies;
        }
    }

    // label is 0-based; NaN is a missing one, and a label beyond the scores counts as never right.
    public void Add(float label, ReadOnlySpan<float> scores)
    {
        if (float.IsNaN(label) || label < 0)
            return;
        foreach (var score in scores)
        {
            if (!float.IsFinite(score))
                return;
        }
        _rowCount++;
        var actual = (int)label;
        if (actual >= _classCount)
        {
            _logLoss -= Math.Log(SmallestProbability);
            return;
        }

        // Of equal scores the first class wins.
        var best = 0;
        var rank = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
                best = i;
            if (scores[i] > scores[actual] || (scores[i] == scores[actual] && i < actual))
                rank++;
        }
        _confusion[actual][best]++;
        _hitsAtRank[rank]++;
        var loss = -Math.Log(Math.Clamp(scores[actual], SmallestProbability, 1));
        _logLossPerClass[actual] += loss;
        _logLoss += loss;
    }

    private double ClassRows(int i) => _confusion[i].Sum();
}
