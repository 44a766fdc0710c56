namespace Microsoft.ML.Internal.Utilities;

/// <summary>
/// Cuts a sequence of distinct values into a fixed number of bins of about equal mass: cuts are placed one by one where
/// they halve the heaviest segment best, then moved one at a time while that lowers the sum of squared bin masses.
/// </summary>
internal sealed class EqualMassBins
{
    private readonly int _binCount;
    private readonly int _valueCount;
    private readonly int[] _mass; // _mass[i] is the mass of the values before i.
    private readonly int[] _cuts; // _cuts[b] is the first value of bin b.

    private EqualMassBins(ReadOnlySpan<int> counts, int binCount)
    {
        _binCount = binCount;
        _valueCount = counts.Length;
        _mass = new int[_valueCount + 1];
        for (int i = 0; i < _valueCount; i++)
            _mass[i + 1] = _mass[i] + counts[i];
        _cuts = new int[binCount + 1];
    }

    /// <summary>The first value of each bin, and the number of values at the end. There are more values than bins.</summary>
    public static int[] FindCuts(ReadOnlySpan<int> counts, int binCount)
    {
        var bins = new EqualMassBins(counts, binCount);
        bins.PlaceCuts();
        bins.MoveCuts();
        return bins._cuts;
    }

    private void PlaceCuts()
    {
        var segments = new CutHeap();
        Add(0, _valueCount);
        for (int b = 1; b < _binCount; b++)
        {
            Cut heaviest = segments.Pop();
            _cuts[b] = heaviest.At;
            if (heaviest.At - heaviest.Min > 1)
                Add(heaviest.Min, heaviest.At);
            if (heaviest.Max - heaviest.At > 1)
                Add(heaviest.At, heaviest.Max);
        }
        _cuts[_binCount] = _valueCount;
        Array.Sort(_cuts);

        void Add(int min, int max)
        {
            (int at, long gain) = BestCut(min, max, -1);
            segments.Add(new Cut { Min = min, At = at, Max = max, Gain = gain });
        }
    }

    private void MoveCuts()
    {
        var moves = new CutHeap();
        var moveOf = new Cut[_binCount];
        for (int b = 1; b < _binCount; b++)
        {
            moveOf[b] = new Cut();
            Update(b);
        }
        while (!moves.IsEmpty)
        {
            Cut best = moves.Pop();
            int b = Array.IndexOf(moveOf, best);
            _cuts[b] = best.At;
            if (b > 1)
                Update(b - 1);
            if (b < _binCount - 1)
                Update(b + 1);
        }

        void Update(int b)
        {
            Cut move = moveOf[b];
            if (move.HeapIndex > 0)
                moves.Remove(move);
            (int at, long gain) = BestCut(_cuts[b - 1], _cuts[b + 1], b);
            if (at == _cuts[b])
                return;
            move.At = at;
            move.Gain = gain - Gain(_cuts[b - 1], _cuts[b], _cuts[b + 1]);
            moves.Add(move);
        }
    }

    // Where [min, max) is cut best, and the gain. The bin index tells between equal cuts by the ideal position.
    private (int Cut, long Gain) BestCut(int min, int max, int bin)
    {
        int middle = (int)((uint)(_mass[min] + _mass[max]) / 2);
        int cut = FirstNotBelow(min, max, middle);
        if (cut == min)
            return (min + 1, Gain(min, min + 1, max));
        if (cut == max)
            return (max - 1, Gain(min, max - 1, max));
        long gain = Gain(min, cut, max);
        if (cut < max - 1 && Gain(min, cut + 1, max) is long next && next >= gain)
        {
            if (next > gain || IsCloserToIdeal(cut + 1, cut, bin))
                return (cut + 1, next);
        }
        else if (cut > min + 1 && Gain(min, cut - 1, max) is long previous && previous >= gain)
        {
            if (previous > gain || IsCloserToIdeal(cut - 1, cut, bin))
                return (cut - 1, previous);
        }
        return (cut, gain);
    }

    private int FirstNotBelow(int min, int max, int mass)
    {
        while (min < max)
        {
            int mid = (int)((uint)(min + max) / 2);
            if (_mass[mid] >= mass)
                max = mid;
            else
                min = mid + 1;
        }
        return min;
    }

    private long Gain(int min, int cut, int max) => (long)(_mass[max] - _mass[cut]) * (_mass[cut] - _mass[min]);

    private bool IsCloserToIdeal(int cut, int other, int bin)
    {
        if (bin <= 0)
            return false;
        float ideal = (float)_mass[_valueCount] / _binCount * bin;
        return Math.Abs(_mass[cut] - ideal) < Math.Abs(_mass[other] - ideal);
    }
}
