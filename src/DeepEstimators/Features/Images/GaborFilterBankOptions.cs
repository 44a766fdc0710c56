using DeepEstimators.Features;
using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>
/// Options of GaborFilterBank: mean and standard deviation of the magnitude that each Gabor filter responds with over an image
/// (Manjunath and Ma, "Texture Features for Browsing and Retrieval of Image Data", 1996). Three channels become one by their
/// luma, other numbers by their mean; beyond the border the image is mirrored.
/// </summary>
public sealed class GaborFilterBankOptions : ImageFeatureOptions
{
    private static readonly double[] DefaultFrequencies = [0.1, 0.2, 0.3, 0.4];

    /// <summary>Waves a pixel of the filters, 1 to 64 of them, each from 0.02 to 0.5. Default 0.1, 0.2, 0.3 and 0.4.</summary>
    public IReadOnlyList<double> Frequencies { get; set; } = DefaultFrequencies;

    /// <summary>Directions of the filters, spread evenly over half a turn, 1 to 64. Default 4: 0, 45, 90 and 135 degrees.</summary>
    public int Orientations { get; set; } = 4;

    /// <summary>The filters' bandwidth in octaves, at half their height, from 0.1 to 4. Default 1.</summary>
    public double Bandwidth { get; set; } = 1;

    internal override void Validate()
    {
        base.Validate();
        ArgumentNullException.ThrowIfNull(Frequencies);
        OptionCheck.InRange(Frequencies.Count, 1, 64, "the number of Frequencies");
        foreach (var frequency in Frequencies)
            OptionCheck.InRange(frequency, 0.02, 0.5, nameof(Frequencies));
        OptionCheck.InRange(Orientations, 1, 64, nameof(Orientations));
        OptionCheck.InRange(Bandwidth, 0.1, 4, nameof(Bandwidth));
    }

    private protected override RowFeatures OfImage(InputShape image) => new GaborFilterBank(this, image);
}
