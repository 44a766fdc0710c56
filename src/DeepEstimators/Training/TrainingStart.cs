namespace DeepEstimators.Training;

/// <summary>What a fit keeps of an earlier one whose weights the module has.</summary>
/// <param name="KeepsInputs">True to keep what the module took from the earlier training rows.</param>
/// <param name="Scaling">How the targets were scaled; null to scale them anew.</param>
internal sealed record TrainingStart(bool KeepsInputs, TargetScaling? Scaling);
