using Microsoft.ML.Internal.Utilities;

namespace Microsoft.ML.Transforms;

// Bins that about as many values fall in. Values that are not finite have no say.
internal sealed class BinStatistics : SlotStatistics
{
    private readonly int _maximumBinCount;
    private readonly List<double>[] _values;
    private readonly int[] _zeros;

    public BinStatistics(int size, int maximumBinCount)
        : base(size)
    {
        _maximumBinCount = maximumBinCount;
        _values = new List<double>[size];
        for (var i = 0; i < size; i++)
            _values[i] = [];
        _zeros = new int[size];
    }

    public override double[] UpperBounds(int slot)
    {
        var values = _values[slot];
        values.Sort();
        var distinct = new List<double>();
        var counts = new List<int>();
        var zeros = _zeros[slot];
        foreach (var value in values)
        {
            if (zeros > 0 && value > 0)
                AddZerosInOrder();
            Add(value, 1);
        }
        if (zeros > 0)
            AddZerosInOrder();
        if (distinct.Count <= _maximumBinCount)
            return BinBounds.Between(distinct, Enumerable.Range(1, Math.Max(0, distinct.Count - 1)));
        var cuts = EqualMassBins.FindCuts(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(counts), _maximumBinCount);
        return BinBounds.Between(distinct, cuts[1..^1]);

        void AddZerosInOrder()
        {
            Add(0, zeros);
            zeros = 0;
        }

        void Add(double value, int count)
        {
            if (distinct.Count > 0 && distinct[^1] == value)
            {
                counts[^1] += count;
                return;
            }
            distinct.Add(value);
            counts.Add(count);
        }
    }

    protected override void AddValue(int slot, double value)
    {
        if (value == 0)
            _zeros[slot]++;
        else if (double.IsFinite(value))
            _values[slot].Add(value);
    }

    protected override void AddZeros(int slot, long count) => _zeros[slot] = (int)Math.Min(int.MaxValue, _zeros[slot] + count);
}
