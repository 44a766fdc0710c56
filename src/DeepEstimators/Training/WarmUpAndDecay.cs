namespace DeepEstimators.Training;

/// <summary>The share of the highest learning rate at each step: rises to 1 over the warm-up, then follows the schedule.</summary>
internal sealed class WarmUpAndDecay
{
    private readonly LearningRateSchedule schedule;
    private readonly long stepsPerEpoch;
    private readonly long steps;
    private readonly double warmUp;
    private double lowest = double.PositiveInfinity;
    private int epochsSinceLowest;
    private int plateaus;

    internal WarmUpAndDecay(LearningRateSchedule schedule, double warmUpFraction, long stepsPerEpoch, int epochs)
    {
        this.schedule = schedule;
        this.stepsPerEpoch = stepsPerEpoch;
        steps = stepsPerEpoch * epochs;
        warmUp = schedule.RisesItself ? 0 : warmUpFraction * steps;
    }

    /// <summary>The share at a step, counted from 0 over all epochs.</summary>
    internal double Factor(long step)
    {
        var rise = step < warmUp ? Math.Min(1, (step + 1) / warmUp) : 1;
        var done = step < warmUp || steps <= warmUp ? 0 : (step - warmUp) / (steps - warmUp);
        return rise * schedule.Factor(done, (int)(step / stepsPerEpoch) + 1, plateaus);
    }

    internal void Save(FitState state)
    {
        state.Set("schedule.lowest", lowest);
        state.Set("schedule.epochs_since_lowest", epochsSinceLowest);
        state.Set("schedule.plateaus", plateaus);
    }

    internal void Load(FitState state)
    {
        lowest = state.Get<double>("schedule.lowest");
        epochsSinceLowest = state.Get<int>("schedule.epochs_since_lowest");
        plateaus = state.Get<int>("schedule.plateaus");
    }

    /// <summary>Takes the loss of a finished epoch.</summary>
    internal void EndEpoch(double loss)
    {
        if (loss < lowest)
        {
            lowest = loss;
            epochsSinceLowest = 0;
        }
        else if (++epochsSinceLowest >= schedule.Patience)
        {
            plateaus++;
            epochsSinceLowest = 0;
        }
    }
}
