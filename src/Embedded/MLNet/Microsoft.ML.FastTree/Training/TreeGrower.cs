using System.Threading.Tasks;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// Grows least-squares regression trees leaf-wise on binned features: the leaf whose best split gains most is split next.
/// The histogram of the larger child is its parent's less that of the smaller child.
/// </summary>
internal class TreeGrower
{
    // Nodes with less work than this (rows times columns) are not worth a second thread.
    private const long ParallelWork = 30000;

    private readonly BinnedExamples _examples;
    private readonly TreeGrowthSettings _settings;
    private readonly ParallelOptions _threads;
    private readonly SplitSearch _search;
    private readonly bool _hasWeights;
    private readonly WorkUnit[] _units;
    private readonly Action<int> _processUnit;
    private readonly NodeRows _small;
    private readonly NodeRows _large;
    private readonly SplitCandidate[] _smallSplits;
    private readonly SplitCandidate[] _largeSplits;
    private readonly SplitCandidate[] _bestOfLeaf;
    private readonly HistogramPool _histograms;
    private readonly int[] _timesUsed;
    private bool[] _active;
    private double[] _weights;

    // The node or the siblings that the units work on.
    private NodeHistogram _smallHistogram;
    private NodeHistogram _largeHistogram;
    private bool _largeIsParent;
    private bool _hasLarge;

    public TreeGrower(BinnedExamples examples, TreeGrowthSettings settings, bool hasWeights, ParallelOptions threads)
    {
        _examples = examples;
        _settings = settings;
        _threads = threads;
        _hasWeights = hasWeights;
        _search = new SplitSearch(settings, hasWeights);
        _units = WorkUnit.Divide(examples, hasWeights);
        _processUnit = ProcessUnit;
        _small = new NodeRows(examples.RowCount, hasWeights);
        _large = new NodeRows(examples.RowCount, hasWeights);
        _smallSplits = new SplitCandidate[Math.Max(1, examples.FeatureCount)];
        _largeSplits = new SplitCandidate[_smallSplits.Length];
        _bestOfLeaf = new SplitCandidate[settings.NumberOfLeaves];
        _timesUsed = new int[_smallSplits.Length];
        _histograms = new HistogramPool(
            settings.HistogramCount, settings.NumberOfLeaves,
            () => new NodeHistogram(examples.HistogramLength, examples.FeatureCount, hasWeights));
        Random = new Random(settings.Seed);
    }

    protected Random Random { get; }

    protected TreeGrowthSettings Settings => _settings;

    /// <summary>Fits a tree to the targets; null where the root cannot be split.</summary>
    /// <param name="partition">The rows to fit, all in leaf 0; at the end they are in the leaves of the tree.</param>
    /// <param name="active">The features to use.</param>
    /// <param name="targets">By row; with weights, multiplied by them.</param>
    /// <param name="weights">By row, or null.</param>
    public GrownTree Grow(RowPartition partition, bool[] active, double[] targets, double[] weights)
    {
        _active = active;
        _weights = weights;
        partition.Reset();
        _histograms.Reset();
        FindRootSplit(partition, targets);
        if (double.IsNaN(_bestOfLeaf[0].Gain) || double.IsNegativeInfinity(_bestOfLeaf[0].Gain))
        {
            if (!_settings.AllowEmptyTrees)
                throw new InvalidOperationException(
                    "The root of a tree cannot be split and AllowEmptyTrees is false.");
            return null;
        }

        var tree = new GrownTree(_settings.NumberOfLeaves);
        int left = 0;
        int right = Split(tree, 0, partition);
        for (int split = 0; split < _settings.NumberOfLeaves - 2; split++)
        {
            FindSplitsOfSiblings(left, right, partition, targets);
            int best = 0;
            for (int leaf = 1; leaf < tree.LeafCount; leaf++)
            {
                // A leaf without rows gains NaN, which compares as the least.
                if (_bestOfLeaf[leaf].Gain.CompareTo(_bestOfLeaf[best].Gain) > 0)
                    best = leaf;
            }
            if (!(_bestOfLeaf[best].Gain > 0))
                break;
            left = best;
            right = Split(tree, best, partition);
        }
        return tree;
    }

    /// <summary>Picks the feature to split on among the best splits of the features.</summary>
    protected virtual int ChooseFeature(ReadOnlySpan<SplitCandidate> splits)
    {
        if (_settings.SoftmaxTemperature != 0)
            return FeatureSampling.BySoftmax(splits, _settings.SoftmaxTemperature, Random);
        if (_settings.FeatureFractionPerSplit < 1)
            return FeatureSampling.BestOfRandomPart(splits, _settings.FeatureFractionPerSplit, Random);
        int best = 0;
        for (int f = 1; f < splits.Length; f++)
        {
            if (splits[f].Gain > splits[best].Gain)
                best = f;
        }
        return best;
    }

    private int Split(GrownTree tree, int leaf, RowPartition partition)
    {
        ref SplitCandidate split = ref _bestOfLeaf[leaf];
        _timesUsed[split.Feature]++;
        int right = tree.Split(leaf, split);
        partition.Split(leaf, _examples, split.Feature, split.Threshold, right);
        return right;
    }

    private void FindRootSplit(RowPartition partition, double[] targets)
    {
        _small.Fill(0, partition.RowsOf(0), targets, _weights, _settings.FilterZeroTargets);
        _histograms.Get(0, out _smallHistogram);
        _hasLarge = false;
        ProcessUnits(partition.CountOf(0));
        Choose(0, _smallSplits);
    }

    private void FindSplitsOfSiblings(int left, int right, RowPartition partition, double[] targets)
    {
        int leftCount = partition.CountOf(left);
        int rightCount = partition.CountOf(right);
        // In 64 bits: a minimum of 2^30 and more is allowed.
        long least = 2L * _settings.MinimumExampleCountPerLeaf;
        if (leftCount < least && rightCount < least)
        {
            _bestOfLeaf[left] = SplitCandidate.None;
            _bestOfLeaf[right] = SplitCandidate.None;
            return;
        }
        (int small, int large) = leftCount < rightCount ? (left, right) : (right, left);
        _hasLarge = true;
        _largeIsParent = _histograms.Get(left, out _largeHistogram);
        if (small == left)
            _histograms.Move(left, right);
        _histograms.Get(small, out _smallHistogram);
        if (leftCount + rightCount >= 8192)
        {
            Parallel.Invoke(
                _threads,
                () => _large.Fill(large, partition.RowsOf(large), targets, _weights, _settings.FilterZeroTargets),
                () => _small.Fill(small, partition.RowsOf(small), targets, _weights, _settings.FilterZeroTargets));
        }
        else
        {
            _large.Fill(large, partition.RowsOf(large), targets, _weights, _settings.FilterZeroTargets);
            _small.Fill(small, partition.RowsOf(small), targets, _weights, _settings.FilterZeroTargets);
        }
        ProcessUnits(_largeIsParent ? _small.Count : leftCount + rightCount);
        Choose(small, _smallSplits);
        Choose(large, _largeSplits);
    }

    private void Choose(int leaf, SplitCandidate[] splits)
    {
        int feature = ChooseFeature(splits);
        _bestOfLeaf[leaf] = splits[feature];
        _bestOfLeaf[leaf].Feature = feature;
    }

    private void ProcessUnits(int rowCount)
    {
        Array.Fill(_smallSplits, SplitCandidate.None);
        Array.Fill(_largeSplits, SplitCandidate.None);
        // Searching costs about as much as adding a row for every bin.
        long work = ((long)rowCount * (_examples.Groups.Length + _examples.SparseBlocks.Length))
            + (2L * _examples.HistogramLength);
        if (work < ParallelWork || _units.Length < 2 || _threads.MaxDegreeOfParallelism == 1)
        {
            for (int u = 0; u < _units.Length; u++)
                ProcessUnit(u);
        }
        else
            Parallel.For(0, _units.Length, _threads, _processUnit);
    }

    private void ProcessUnit(int index)
    {
        WorkUnit unit = _units[index];
        bool inheritsLimits = _hasLarge && _largeIsParent;
        if (!unit.Begin(_active, _smallHistogram.CanSplit, inheritsLimits ? _largeHistogram.CanSplit : null))
            return;
        unit.Build(_small, _smallHistogram);
        Search(unit, _small, _smallHistogram, _smallSplits);
        if (!_hasLarge)
            return;
        // Where the parent's histogram is lost, the larger child keeps to what the histogram's last node could split;
        // so does the original, and its trees would not come out the same otherwise.
        if (_largeIsParent)
            unit.Subtract(_largeHistogram, _smallHistogram);
        else
            unit.Build(_large, _largeHistogram);
        Search(unit, _large, _largeHistogram, _largeSplits);
    }

    private void Search(WorkUnit unit, NodeRows node, NodeHistogram histogram, SplitCandidate[] splits)
    {
        foreach (int feature in unit.Features)
        {
            if (!_active[feature] || !histogram.CanSplit[feature])
                continue;
            histogram.CanSplit[feature] = _search.TryFind(
                node, histogram, _examples.HistogramStarts[feature], _examples.UpperBounds[feature].Length,
                _timesUsed[feature], ref splits[feature]);
        }
    }
}
