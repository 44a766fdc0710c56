namespace DeepEstimators;

/// <summary>What a fit's gradients, steps and units tell of its health, layer by layer.</summary>
/// <param name="Layers">The parts of the network that have parameters or rectify, in the order in which they are registered.</param>
public sealed record TrainingDiagnosis(IReadOnlyList<LayerDiagnosis> Layers)
{
    /// <summary>The layers that something was found in.</summary>
    public IEnumerable<LayerDiagnosis> Suspects => Layers.Where(layer => layer.Findings != LayerFindings.None);
}

/// <summary>The health of one layer.</summary>
/// <param name="Name">Its name in the network.</param>
/// <param name="Parameters">How many numbers it learns.</param>
/// <param name="GradientNorms">
/// Euclidean norm of the gradient of all its parameters at the last step of each epoch, before clipping; empty without parameters.
/// </param>
/// <param name="UpdateRatios">
/// Norm of that step's change of the parameters by their norm before; about 0.001 is usual. Empty without parameters.
/// </param>
/// <param name="Units">Units of a rectifying layer: what it puts out for a row, or the channels of an image; null for others.</param>
/// <param name="DeadUnits">Those of them that put out nothing above 0 for any of up to 1,024 training rows; null for others.</param>
/// <param name="Findings">What is not as it should be.</param>
public sealed record LayerDiagnosis(
    string Name,
    long Parameters,
    IReadOnlyList<double> GradientNorms,
    IReadOnlyList<double> UpdateRatios,
    int? Units,
    int? DeadUnits,
    LayerFindings Findings)
{
    /// <summary>The median of <see cref="GradientNorms"/>; null where there are none.</summary>
    public double? GradientNorm => Median(GradientNorms);

    /// <summary>The median of <see cref="UpdateRatios"/>; null where there are none.</summary>
    public double? UpdateRatio => Median(UpdateRatios);

    private static double? Median(IReadOnlyList<double> values) =>
        values.Count == 0 ? null : values.Order().ElementAt(values.Count / 2);
}

/// <summary>What is not as it should be with a layer.</summary>
[Flags]
public enum LayerFindings
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Its gradient for each parameter is less than a thousandth of the largest of any layer: it hardly learns.</summary>
    VanishingGradient = 1,

    /// <summary>Its gradient is not finite, or a hundred times what it was in the first epoch.</summary>
    ExplodingGradient = 2,

    /// <summary>A step changes its parameters by more than a tenth: the learning rate is too high for it.</summary>
    LargeUpdates = 4,

    /// <summary>A step changes its parameters by less than a hundred-thousandth: it stands still.</summary>
    SmallUpdates = 8,

    /// <summary>Half of its units or more never put out anything.</summary>
    DeadUnits = 16,
}
