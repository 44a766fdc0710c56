namespace DeepEstimators.Training;

/// <summary>What a fit keeps of an earlier one whose weights the module has.</summary>
/// <param name="KeepsInputs">True to keep what the module took from the earlier training rows.</param>
/// <param name="Scalings">How each target was scaled; null to scale them anew.</param>
internal sealed record TrainingStart(bool KeepsInputs, IReadOnlyList<TargetScaling>? Scalings)
{
    /// <summary>How the only target was scaled; null where there are several, or none.</summary>
    internal TargetScaling? Scaling => Scalings is [var one] ? one : null;
}
