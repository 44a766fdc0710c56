namespace DeepEstimators.Training;

/// <summary>The observers of a fit, told in the order in which they were given.</summary>
internal sealed class ObserverList(IReadOnlyList<ITrainingObserver>? observers)
{
    private readonly ITrainingObserver[] all = observers?.ToArray() ?? [];
    private int begun;

    internal bool ObserveSteps => all.Any(observer => observer.ObservesSteps);

    internal void FitBegan(FitStart fit)
    {
        foreach (var observer in all)
        {
            // Counted first: one that fails while it begins hears of the failure too, and can close what it opened.
            begun++;
            observer.FitBegan(fit);
        }
    }

    internal void EpochBegan(int epoch) => Array.ForEach(all, observer => observer.EpochBegan(epoch));

    internal void StepEnded(StepSummary step)
    {
        foreach (var observer in all)
        {
            if (observer.ObservesSteps)
                observer.StepEnded(step);
        }
    }

    internal void EpochEnded(EpochSummary epoch) => Array.ForEach(all, observer => observer.EpochEnded(epoch));

    internal void Warned(string message) => Array.ForEach(all, observer => observer.Warned(message));

    internal void FitEnded(TrainingResult result) => Array.ForEach(all, observer => observer.FitEnded(result));

    internal void FitFailed(Exception error)
    {
        foreach (var observer in all.Take(begun))
        {
            try
            {
                observer.FitFailed(error);
            }
            catch (Exception)
            {
                // The fit's own error is what its caller must see.
            }
        }
    }
}
