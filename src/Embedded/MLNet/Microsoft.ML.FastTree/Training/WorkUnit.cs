using System.Collections.Generic;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Some groups of features, or a sparse block, whose histograms one thread builds and searches.</summary>
internal sealed class WorkUnit
{
    private const int GroupsPerUnit = 4;

    private readonly FeatureGroup[] _groups;
    private readonly FeatureGroup[] _needed;
    private readonly SparseBlock _block;
    private readonly bool _hasWeights;
    private int _neededCount;

    private WorkUnit(FeatureGroup[] groups, SparseBlock block, int[] features, bool hasWeights)
    {
        _groups = groups;
        _needed = new FeatureGroup[groups.Length];
        _block = block;
        Features = features;
        _hasWeights = hasWeights;
    }

    public int[] Features { get; }

    public static WorkUnit[] Divide(BinnedExamples examples, bool hasWeights)
    {
        var units = new List<WorkUnit>();
        for (int first = 0; first < examples.Groups.Length; first += GroupsPerUnit)
        {
            int count = Math.Min(GroupsPerUnit, examples.Groups.Length - first);
            FeatureGroup[] groups = examples.Groups.AsSpan(first, count).ToArray();
            var features = new List<int>();
            foreach (FeatureGroup group in groups)
            {
                for (int k = 0; k < group.FeatureCount; k++)
                    features.Add(group.FirstFeature + k);
            }
            units.Add(new WorkUnit(groups, null, features.ToArray(), hasWeights));
        }
        foreach (SparseBlock block in examples.SparseBlocks)
            units.Add(new WorkUnit([], block, block.Features, hasWeights));
        return units.ToArray();
    }

    /// <summary>Takes over which features may be split; false where none of the unit may.</summary>
    public bool Begin(bool[] active, bool[] canSplit, bool[] parentCanSplit)
    {
        if (_block != null)
        {
            foreach (int feature in Features)
                canSplit[feature] = parentCanSplit == null || parentCanSplit[feature];
            return AnySplittable(Features, active, canSplit);
        }
        _neededCount = 0;
        foreach (FeatureGroup group in _groups)
        {
            bool isNeeded = false;
            int end = group.FirstFeature + group.FeatureCount;
            for (int f = group.FirstFeature; f < end; f++)
            {
                canSplit[f] = parentCanSplit == null || parentCanSplit[f];
                isNeeded |= active[f] && canSplit[f];
            }
            if (isNeeded)
                _needed[_neededCount++] = group;
        }
        return _neededCount > 0;
    }

    public void Build(NodeRows rows, NodeHistogram histogram)
    {
        if (_block != null)
        {
            histogram.Clear(_block.HistogramStart, _block.HistogramEnd);
            HistogramKernels.Add(_block, rows, histogram);
            return;
        }
        ReadOnlySpan<FeatureGroup> needed = _needed.AsSpan(0, _neededCount);
        bool allBytes = true;
        foreach (FeatureGroup group in needed)
        {
            histogram.Clear(group.HistogramStart, group.HistogramStart + group.CodeCount);
            allBytes &= group.Bytes != null;
        }
        if (needed.Length == GroupsPerUnit && allBytes && !_hasWeights)
            HistogramKernels.AddFour(needed, rows, histogram);
        else
        {
            foreach (FeatureGroup group in needed)
                HistogramKernels.Add(group, rows, histogram);
        }
    }

    public void Subtract(NodeHistogram parent, NodeHistogram child)
    {
        if (_block != null)
            parent.Subtract(child, _block.HistogramStart, _block.HistogramEnd);
        foreach (FeatureGroup group in _needed.AsSpan(0, _neededCount))
            parent.Subtract(child, group.HistogramStart, group.HistogramStart + group.CodeCount);
    }

    private static bool AnySplittable(int[] features, bool[] active, bool[] canSplit)
    {
        foreach (int feature in features)
        {
            if (active[feature] && canSplit[feature])
                return true;
        }
        return false;
    }
}
