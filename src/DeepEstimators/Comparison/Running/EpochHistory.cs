namespace DeepEstimators;

/// <summary>Passes a training's progress on and keeps the last report of each epoch.</summary>
internal sealed class EpochHistory(Action<TrainingProgress>? pass) : IProgress<TrainingProgress>
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, EpochPoint> _points = [];

    public IReadOnlyList<EpochPoint> Points
    {
        get
        {
            lock (_lock)
                return [.. _points.Values];
        }
    }

    public void Report(TrainingProgress value)
    {
        if (value.EpochFinished)
        {
            lock (_lock)
                _points[value.Epoch] = new EpochPoint(value.Epoch, value.TrainingLoss, value.ValidationLoss, value.ValidationMetric);
        }
        pass?.Invoke(value);
    }
}
