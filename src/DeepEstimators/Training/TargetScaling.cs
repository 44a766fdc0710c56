namespace DeepEstimators.Training;

/// <summary>
/// A regression target is learned as (target - <see cref="Mean"/>) / <see cref="StandardDeviation"/>; scores are taken
/// back.
/// </summary>
/// <param name="Mean">Mean of the training targets.</param>
/// <param name="StandardDeviation">Their standard deviation, above 0.</param>
public readonly record struct TargetScaling(double Mean, double StandardDeviation)
{
    /// <summary>Leaves values as they are.</summary>
    public static TargetScaling Identity => new(0, 1);

    /// <summary>A score in the target's unit, of the module's output.</summary>
    /// <param name="output">What the module gave.</param>
    public float ToTarget(float output) => (float)(output * StandardDeviation + Mean);

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
