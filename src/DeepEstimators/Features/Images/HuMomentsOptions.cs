using DeepEstimators.Features;
using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>
/// Options of HuMoments (Hu, "Visual Pattern Recognition by Moment Invariants", 1962): seven numbers of an image's brightness that
/// do not change with its position, size and rotation. Three channels become one by their luma, other numbers by their mean.
/// </summary>
public sealed class HuMomentsOptions : ImageFeatureOptions
{
    /// <summary>
    /// True (default): -sign(h) log10|h|, since the moments differ by many powers of ten; 0 for |h| below 1e-30. False: h.
    /// </summary>
    public bool LogScale { get; set; } = true;

    private protected override RowFeatures OfImage(InputShape image) => new HuMoments(this, image);
}
