namespace DeepEstimators.Training;

/// <summary>The losses of the last mini-batches, and whether another stands out.</summary>
internal sealed class LossSpikes(LossSpikeOptions options)
{
    internal const int Fewest = 10;

    private readonly Queue<double> losses = new();

    internal double Median()
    {
        var sorted = losses.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    internal bool IsSpike(double loss)
    {
        if (losses.Count < Fewest)
            return false;
        var median = Median();
        return loss > median + (options.Factor - 1) * Math.Abs(median);
    }

    internal void Add(double loss)
    {
        if (losses.Count == options.Window)
            losses.Dequeue();
        losses.Enqueue(loss);
    }

    internal void Save(FitState state) => state.Set("spikes.losses", losses.ToArray());

    internal void Load(FitState state)
    {
        losses.Clear();
        foreach (var loss in state.Get<double[]>("spikes.losses"))
            losses.Enqueue(loss);
    }
}
