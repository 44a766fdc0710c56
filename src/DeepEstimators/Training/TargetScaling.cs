namespace DeepEstimators.Training;

/// <summary>
/// How a regression target is learned, and how scores are taken back to its unit. With <see cref="TargetLink.Identity"/> the
/// network gives (target - <see cref="Mean"/>) / <see cref="StandardDeviation"/>, with <see cref="TargetLink.Log"/> the
/// logarithm of target / <see cref="Mean"/>.
/// </summary>
/// <param name="Mean">Mean of the training targets; above 0 with a logarithm.</param>
/// <param name="StandardDeviation">Their standard deviation, above 0; 1 with a logarithm.</param>
/// <param name="Link">How the target comes out of the output.</param>
public readonly record struct TargetScaling(double Mean, double StandardDeviation, TargetLink Link = TargetLink.Identity)
{
    /// <summary>Leaves values as they are.</summary>
    public static TargetScaling Identity => new(0, 1);

    /// <summary>A score in the target's unit, of the module's output.</summary>
    /// <param name="output">What the module gave.</param>
    public float ToTarget(float output) => Link == TargetLink.Log
        ? (float)(Math.Exp(output) * Mean)
        : (float)(output * StandardDeviation + Mean);

    /// <summary>Takes outputs to the target's unit in place.</summary>
    /// <param name="outputs">What the module gave.</param>
    public void ToTarget(Span<float> outputs)
    {
        if (this == Identity)
            return;
        foreach (ref var output in outputs)
            output = ToTarget(output);
    }
}
