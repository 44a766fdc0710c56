namespace Microsoft.ML.Data;

// Rows with a missing label or score do not count; infinite ones do.
internal sealed class RegressionEvaluator
{
    private double _rowCount;
    private double _labels;
    private double _squaredLabels;
    private double _absoluteErrors;
    private double _squaredErrors;
    private double _losses;

    public double MeanAbsoluteError => _rowCount == 0 ? 0 : _absoluteErrors / _rowCount;

    public double MeanSquaredError => _rowCount == 0 ? 0 : _squaredErrors / _rowCount;

    // The squared loss in single precision, as a loss function gives it.
    public double Loss => _rowCount == 0 ? 0 : _losses / _rowCount;

    public double RSquared
    {
        get
        {
            if (_rowCount == 0)
                return 0;
            var spread = _squaredLabels - (_labels * _labels / _rowCount);
            return spread == 0 ? double.NaN : 1 - (_squaredErrors / spread);
        }
    }

    public void Add(float label, float score)
    {
        if (float.IsNaN(label) || float.IsNaN(score))
            return;
        _rowCount++;
        _labels += label;
        _squaredLabels += (double)label * label;
        var error = (double)label - score;
        _absoluteErrors += Math.Abs(error);
        _squaredErrors += error * error;
        var difference = score - label;
        _losses += difference * difference;
    }
}
