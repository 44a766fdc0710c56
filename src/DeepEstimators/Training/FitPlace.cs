namespace DeepEstimators.Training;

/// <summary>Where a fit stands between two steps.</summary>
/// <param name="Epoch">The epoch of the next step, from 1.</param>
/// <param name="Step">Steps done in it.</param>
/// <param name="Rows">Rows of the steps that were taken in it.</param>
/// <param name="LossSum">The sum of their losses.</param>
/// <param name="Skipped">Steps left out in it.</param>
internal sealed record FitPlace(int Epoch, int Step, long Rows, double LossSum, int Skipped)
{
    internal static FitPlace StartOf(int epoch) => new(epoch, 0, 0, 0, 0);

    /// <summary>Steps done since the fit began.</summary>
    internal long StepsDone(int stepsPerEpoch) => (long)(Epoch - 1) * stepsPerEpoch + Step;
}
