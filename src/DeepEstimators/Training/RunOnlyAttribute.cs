namespace DeepEstimators.Training;

/// <summary>Marks an option that does not change what a fit learns, so that a fit may go on from a checkpoint with another value.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RunOnlyAttribute : Attribute;
