namespace DeepEstimators;

/// <summary>Probabilities in bins of equal width, each with how often what was predicted came about.</summary>
internal sealed class CalibrationBins(int count)
{
    private readonly long[] _rows = new long[count];
    private readonly double[] _probabilities = new double[count];
    private readonly long[] _hits = new long[count];

    public void Add(double probability, bool hit)
    {
        // Bins are open below and closed above, as in the paper; the first holds 0 too.
        int bin = Math.Clamp((int)Math.Ceiling(probability * count) - 1, 0, count - 1);
        _rows[bin]++;
        _probabilities[bin] += probability;
        if (hit)
            _hits[bin]++;
    }

    /// <summary>The mean over the rows of the distance of mean probability and frequency in their bin.</summary>
    public double ExpectedError() =>
        Enumerable.Range(0, count).Sum(bin => Math.Abs(_probabilities[bin] - _hits[bin])) / Math.Max(1, _rows.Sum());

    /// <summary>The bins that hold rows.</summary>
    public IEnumerable<CalibrationPoint> Points() => Enumerable.Range(0, count).Where(bin => _rows[bin] > 0)
        .Select(bin => new CalibrationPoint(_probabilities[bin] / _rows[bin], (double)_hits[bin] / _rows[bin], _rows[bin]));
}

/// <summary>A point of a calibration curve.</summary>
/// <param name="Probability">The mean probability of the rows in a bin.</param>
/// <param name="Frequency">How often what was predicted came about, from 0 to 1.</param>
/// <param name="Rows">The number of rows.</param>
public sealed record CalibrationPoint(double Probability, double Frequency, long Rows);
