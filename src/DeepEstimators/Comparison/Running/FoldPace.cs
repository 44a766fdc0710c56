namespace DeepEstimators;

/// <summary>Estimates the time that is left from the folds that were run.</summary>
internal sealed class FoldPace(int candidates, int folds)
{
    private double _all, _own;
    private int _allCount, _ownCount;
    private int _candidate;

    public void Begin(int candidate)
    {
        _candidate = candidate;
        (_own, _ownCount) = (0, 0);
    }

    public void Add(double seconds)
    {
        _own += seconds;
        _all += seconds;
        _ownCount++;
        _allCount++;
    }

    public TimeSpan? Remaining(int fold)
    {
        if (_allCount == 0)
            return null;
        double mean = _all / _allCount, own = _ownCount > 0 ? _own / _ownCount : mean;
        return TimeSpan.FromSeconds((own * (folds - fold)) + (mean * folds * (candidates - _candidate - 1)));
    }
}
