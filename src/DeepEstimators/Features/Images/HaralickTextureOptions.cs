using DeepEstimators.Features;
using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>
/// Options of HaralickTexture (Haralick, Shanmugam and Dinstein, "Textural Features for Image Classification", 1973): thirteen
/// numbers of how often two grey levels are neighbours in each of four directions, as their mean and their range over the
/// directions. Three channels become one by their luma, other numbers by their mean.
/// </summary>
public sealed class HaralickTextureOptions : ImageFeatureOptions
{
    internal const int DefaultLevels = 16;

    /// <summary>Grey levels, 2 to 256. Default 16.</summary>
    public int Levels { get; set; } = DefaultLevels;

    /// <summary>Distance of neighbours in pixels, 1 to 1,024, less than the image's shorter side. Default 1.</summary>
    public int Distance { get; set; } = 1;

    /// <summary>The greatest brightness, above 0; the least is 0, and values beyond count as the nearer of both. Default 255.</summary>
    public double Maximum { get; set; } = 255;

    internal override void Validate()
    {
        base.Validate();
        OptionCheck.InRange(Levels, 2, 256, nameof(Levels));
        OptionCheck.InRange(Distance, 1, 1024, nameof(Distance));
        OptionCheck.Above(Maximum, 0, nameof(Maximum));
    }

    private protected override RowFeatures OfImage(InputShape image)
    {
        var shorter = Math.Min(image.Height, image.Width);
        if (Distance >= shorter)
            throw OptionCheck.OutOfRange(nameof(Distance), Distance, $"less than the image's shorter side, {shorter} pixels");
        return new HaralickTexture(this, image);
    }
}
