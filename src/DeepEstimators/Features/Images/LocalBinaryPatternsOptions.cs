using DeepEstimators.Features;
using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>Which local binary patterns share a bin of the histogram.</summary>
public enum LocalBinaryPatternKind
{
    /// <summary>Each of the 2^P patterns has its own.</summary>
    Plain,

    /// <summary>
    /// Patterns with at most two changes around the circle have a bin each, P(P - 1) + 2 of them; all others share one.
    /// </summary>
    Uniform,

    /// <summary>
    /// Patterns with at most two changes around the circle have a bin by their number of ones, from 0 to P, whatever their
    /// rotation; all others share one.
    /// </summary>
    UniformRotationInvariant,
}

/// <summary>
/// Options of LocalBinaryPatterns (Ojala, Pietikäinen and Mäenpää, "Multiresolution Gray-Scale and Rotation Invariant Texture
/// Classification with Local Binary Patterns", 2002). Three channels become one by their luma, other numbers by their mean.
/// </summary>
public sealed class LocalBinaryPatternsOptions : ImageFeatureOptions
{
    internal const int DefaultPoints = 8;

    /// <summary>Points on the circle around a pixel, 4 to 24; at most 12 unless <see cref="Kind"/> is rotation-invariant. Default 8.</summary>
    public int Points { get; set; } = DefaultPoints;

    /// <summary>The circle's radius in pixels, 1 to 64. Pixels nearer to the border have no pattern. Default 1.</summary>
    public double Radius { get; set; } = 1;

    /// <summary>Which patterns share a bin. Default <see cref="LocalBinaryPatternKind.UniformRotationInvariant"/>.</summary>
    public LocalBinaryPatternKind Kind { get; set; } = LocalBinaryPatternKind.UniformRotationInvariant;

    /// <summary>
    /// Cells along each side of the image, 1 to 64, with a histogram each; 1 (default): one for the whole image. A histogram's
    /// values are shares and sum to 1.
    /// </summary>
    public int Cells { get; set; } = 1;

    internal override void Validate()
    {
        base.Validate();
        OptionCheck.Defined(Kind, nameof(Kind));
        OptionCheck.InRange(Points, 4, Kind == LocalBinaryPatternKind.UniformRotationInvariant ? 24 : 12, nameof(Points));
        OptionCheck.InRange(Radius, 1, 64, nameof(Radius));
        OptionCheck.InRange(Cells, 1, 64, nameof(Cells));
    }

    private protected override RowFeatures OfImage(InputShape image) => new LocalBinaryPatterns(this, image);
}
