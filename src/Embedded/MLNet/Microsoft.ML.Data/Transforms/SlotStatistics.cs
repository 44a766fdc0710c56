namespace Microsoft.ML.Transforms;

// Running statistics of each slot. Slots that a row leaves out are zeros; they are counted at the end.
internal abstract class SlotStatistics
{
    protected SlotStatistics(int size)
    {
        Counts = new long[size];
    }

    // The values that were given, missing ones too.
    protected long[] Counts { get; }

    protected long Rows { get; private set; }

    public void Add(int slot, double value)
    {
        Counts[slot]++;
        AddValue(slot, value);
    }

    public virtual void EndRow() => Rows++;

    public void Finish()
    {
        for (var i = 0; i < Counts.Length; i++)
        {
            if (Counts[i] < Rows)
                AddZeros(i, Rows - Counts[i]);
        }
    }

    public virtual (double Mean, double Deviation) MeanAndDeviation(int slot) => throw new NotSupportedException();

    // Values become (value - offset) * scale.
    public virtual (double Offset, double Scale) OffsetAndScale(int slot, NormalizerSettings settings) => throw new NotSupportedException();

    // Of bins, the last one infinite.
    public virtual double[] UpperBounds(int slot) => throw new NotSupportedException();

    protected abstract void AddValue(int slot, double value);

    protected abstract void AddZeros(int slot, long count);

    public static SlotStatistics Create(NormalizerSettings settings, int size, LabelClasses labels) => settings.Kind switch
    {
        NormalizerKind.MinMax => new MinMaxStatistics(size),
        NormalizerKind.RobustScaling => new RobustStatistics(size),
        NormalizerKind.Binning => new BinStatistics(size, settings.MaximumBinCount),
        NormalizerKind.SupervisedBinning => new SupervisedBinStatistics(size, settings.MaximumBinCount, settings.MinimumExamplesPerBin, labels),
        _ => new MomentStatistics(size, settings.Kind == NormalizerKind.LogMeanVariance),
    };
}

internal sealed class MinMaxStatistics : SlotStatistics
{
    private readonly double[] _minima;
    private readonly double[] _maxima;

    public MinMaxStatistics(int size)
        : base(size)
    {
        _minima = new double[size];
        _maxima = new double[size];
        Array.Fill(_minima, double.PositiveInfinity);
        Array.Fill(_maxima, double.NegativeInfinity);
    }

    public override (double Offset, double Scale) OffsetAndScale(int slot, NormalizerSettings settings)
    {
        var minimum = _minima[slot];
        var maximum = _maxima[slot];
        if (!(minimum < maximum))
            return (0, 0);
        return settings.FixZero ? (0, 1 / Math.Max(Math.Abs(minimum), Math.Abs(maximum))) : (minimum, 1 / (maximum - minimum));
    }

    protected override void AddValue(int slot, double value)
    {
        if (!double.IsFinite(value))
            return;
        if (value < _minima[slot])
            _minima[slot] = value;
        if (value > _maxima[slot])
            _maxima[slot] = value;
    }

    protected override void AddZeros(int slot, long count) => AddValue(slot, 0);
}

// Means and variances as the values go by (Welford, 1962).
internal sealed class MomentStatistics : SlotStatistics
{
    private readonly bool _ofLogarithms;
    private readonly long[] _finite;
    private readonly double[] _means;
    private readonly double[] _squares;

    public MomentStatistics(int size, bool ofLogarithms)
        : base(size)
    {
        _ofLogarithms = ofLogarithms;
        _finite = new long[size];
        _means = new double[size];
        _squares = new double[size];
    }

    public override (double Mean, double Deviation) MeanAndDeviation(int slot)
    {
        // A constant is 0 whatever it is.
        var deviation = _finite[slot] == 0 ? 0 : Math.Sqrt(_squares[slot] / _finite[slot]);
        return deviation == 0 ? (0, 0) : (_means[slot], deviation);
    }

    public override (double Offset, double Scale) OffsetAndScale(int slot, NormalizerSettings settings)
    {
        var (mean, deviation) = MeanAndDeviation(slot);
        if (deviation == 0)
            return (0, 0);
        return settings.FixZero ? (0, 1 / Math.Sqrt((mean * mean) + (deviation * deviation))) : (mean, 1 / deviation);
    }

    protected override void AddValue(int slot, double value)
    {
        if (_ofLogarithms)
        {
            // What has no logarithm is left out.
            if (!(value > 0))
                return;
            value = Math.Log(value);
        }
        if (!double.IsFinite(value))
            return;
        var delta = value - _means[slot];
        _means[slot] += delta / ++_finite[slot];
        _squares[slot] += delta * (value - _means[slot]);
    }

    protected override void AddZeros(int slot, long count)
    {
        if (_ofLogarithms)
            return;
        var total = _finite[slot] + count;
        var mean = _means[slot];
        _means[slot] = mean * _finite[slot] / total;
        _squares[slot] += mean * mean * _finite[slot] * count / total;
        _finite[slot] = total;
    }
}

// The median, and the part of the range between two quantiles.
internal sealed class RobustStatistics : SlotStatistics
{
    private readonly List<double>[] _values;

    public RobustStatistics(int size)
        : base(size)
    {
        _values = new List<double>[size];
        for (var i = 0; i < size; i++)
            _values[i] = [];
    }

    public override (double Offset, double Scale) OffsetAndScale(int slot, NormalizerSettings settings)
    {
        var values = _values[slot];
        // Missing values sort first, and count for the median.
        values.Sort();
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var range = (finite[^1] - finite[0]) * (settings.QuantileMax - (double)settings.QuantileMin) / 100;
        var middle = values.Count / 2;
        var median = values.Count == 0 ? 0 : values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
        return (settings.CenterData ? median : 0, 1 / range);
    }

    protected override void AddValue(int slot, double value) => _values[slot].Add(value);

    protected override void AddZeros(int slot, long count)
    {
        for (long i = 0; i < count; i++)
            _values[slot].Add(0);
    }
}
