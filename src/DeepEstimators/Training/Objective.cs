namespace DeepEstimators.Training;

/// <summary>What is learned, and so which loss.</summary>
public enum Objective
{
    /// <summary>Two classes: one logit, binary cross-entropy. Labels: float 0 or 1.</summary>
    BinaryClassification,

    /// <summary>K classes: K logits, cross-entropy. Labels: int64 from 0 to K - 1.</summary>
    MulticlassClassification,

    /// <summary>A number: one output, mean squared error on the standardised target. Labels: float.</summary>
    Regression,

    /// <summary>
    /// Several numbers: as many outputs, mean squared error on the standardised targets. Labels: float <c>[N, outputs]</c>.
    /// </summary>
    MultiOutputRegression,
}

internal static class Objectives
{
    /// <summary>True where numbers are predicted, not classes.</summary>
    internal static bool IsRegression(this Objective objective) =>
        objective is Objective.Regression or Objective.MultiOutputRegression;
}
