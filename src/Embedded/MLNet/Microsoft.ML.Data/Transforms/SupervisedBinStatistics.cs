namespace Microsoft.ML.Transforms;

// Values with the classes of their rows, for bins that tell the classes apart.
internal sealed class SupervisedBinStatistics : SlotStatistics
{
    private readonly int _maximumBinCount;
    private readonly int _minimumExamples;
    private readonly LabelClasses _labels;
    private readonly List<(double Value, int Class)>[] _values;
    private readonly List<int> _rowsOfClass = [];
    private readonly List<int>[] _storedOfClass;

    public SupervisedBinStatistics(int size, int maximumBinCount, int minimumExamples, LabelClasses labels)
        : base(size)
    {
        _maximumBinCount = maximumBinCount;
        _minimumExamples = minimumExamples;
        _labels = labels;
        _values = new List<(double, int)>[size];
        _storedOfClass = new List<int>[size];
        for (var i = 0; i < size; i++)
        {
            _values[i] = [];
            _storedOfClass[i] = [];
        }
    }

    public override void EndRow()
    {
        base.EndRow();
        Count(_rowsOfClass);
    }

    public override double[] UpperBounds(int slot) =>
        EntropyBins.FindUpperBounds(_values[slot], _labels.Count, _maximumBinCount, _minimumExamples);

    protected override void AddValue(int slot, double value)
    {
        Count(_storedOfClass[slot]);
        if (double.IsFinite(value))
            _values[slot].Add((value, _labels.Current));
    }

    // The zeros are of the classes of the rows that gave no value.
    protected override void AddZeros(int slot, long count)
    {
        for (var i = 0; i < _rowsOfClass.Count; i++)
        {
            var stored = i < _storedOfClass[slot].Count ? _storedOfClass[slot][i] : 0;
            _values[slot].AddRange(Enumerable.Repeat((0.0, i), _rowsOfClass[i] - stored));
        }
    }

    private void Count(List<int> counts)
    {
        while (counts.Count <= _labels.Current)
            counts.Add(0);
        counts[_labels.Current]++;
    }
}
