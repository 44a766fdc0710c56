namespace DeepEstimators.Training;

/// <summary>The share of the highest learning rate at each step.</summary>
internal static class WarmUpAndDecay
{
    /// <summary>Rises to 1 over the warm-up, then follows the schedule to the last step.</summary>
    internal static double Factor(LearningRateSchedule schedule, double warmUpFraction, long step, long steps)
    {
        var warmUp = warmUpFraction * steps;
        if (step < warmUp)
            return Math.Min(1, (step + 1) / warmUp);
        if (schedule == LearningRateSchedule.Constant || steps <= warmUp)
            return 1;
        var done = (step - warmUp) / (steps - warmUp);
        return schedule == LearningRateSchedule.Linear ? 1 - done : 0.5 * (1 + Math.Cos(Math.PI * done));
    }
}
