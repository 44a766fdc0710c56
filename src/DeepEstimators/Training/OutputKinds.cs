using DeepEstimators.Networks;

namespace DeepEstimators.Training;

/// <summary>What a network's outputs stand for, by what it learned.</summary>
internal static class OutputKinds
{
    internal static OutputKind Of(Objective objective, TargetLink link) => (objective, link) switch
    {
        (Objective.Regression, TargetLink.Log) => OutputKind.Logarithm,
        (Objective.Regression or Objective.MultiOutputRegression, _) => OutputKind.Value,
        _ => OutputKind.Logits,
    };
}
