namespace Microsoft.ML.Transforms;

/// <summary>
/// Bins between which classes differ: a range of values is cut where the entropy of the classes falls most, as long as what is gained
/// pays for saying where the cut is (Fayyad and Irani, Multi-Interval Discretization of Continuous-Valued Attributes, 1993; of their
/// criterion only the part log2(N - 1) / N, which is what ML.NET's bins show).
/// </summary>
internal sealed class EntropyBins
{
    private readonly List<(double Value, int Class)> _examples;
    private readonly int _minimumExamples;
    private readonly int[] _below;
    private readonly int[] _above;

    private EntropyBins(List<(double Value, int Class)> examples, int classes, int minimumExamples)
    {
        _examples = examples;
        _examples.Sort();
        _minimumExamples = minimumExamples;
        _below = new int[classes];
        _above = new int[classes];
    }

    // Sorts the examples.
    public static double[] FindUpperBounds(List<(double Value, int Class)> examples, int classes, int maximumBins, int minimumExamples)
    {
        var bins = new EntropyBins(examples, classes, minimumExamples);
        var cuts = new SortedSet<int>();
        // The cut that tells most comes first, so that a limit on their number leaves the best.
        var open = new PriorityQueue<(int First, int Cut, int End), double>();
        Look(0, examples.Count);
        while (cuts.Count < maximumBins - 1 && open.TryDequeue(out var range, out _))
        {
            cuts.Add(range.Cut);
            Look(range.First, range.Cut);
            Look(range.Cut, range.End);
        }
        return BinBounds.Between(examples.ConvertAll(example => example.Value), cuts);

        void Look(int first, int end)
        {
            if (bins.FindCut(first, end, out var gain) is int cut)
                open.Enqueue((first, cut, end), -gain);
        }
    }

    // The first example above the cut; null where none pays. Bits are entropies times numbers of examples.
    private int? FindCut(int first, int end, out double gain)
    {
        gain = 0;
        var count = end - first;
        if (count < 2 || count < _minimumExamples)
            return null;
        Array.Clear(_below);
        Array.Clear(_above);
        for (var i = first; i < end; i++)
            _above[_examples[i].Class]++;
        double below = 0;
        double above = _above.Sum(Weight);
        var all = Weight(count) - above;
        var best = first;
        var least = double.PositiveInfinity;
        for (var cut = first + 1; cut < end; cut++)
        {
            var moved = _examples[cut - 1].Class;
            below += Weight(_below[moved] + 1) - Weight(_below[moved]);
            above += Weight(_above[moved] - 1) - Weight(_above[moved]);
            _below[moved]++;
            _above[moved]--;
            if (_examples[cut].Value == _examples[cut - 1].Value)
                continue;
            var bits = Weight(cut - first) - below + Weight(end - cut) - above;
            if (bits < least)
                (best, least) = (cut, bits);
        }
        gain = all - least;
        return gain > Math.Log2(count - 1) ? best : null;
    }

    private static double Weight(int count) => count > 0 ? count * Math.Log2(count) : 0;
}
