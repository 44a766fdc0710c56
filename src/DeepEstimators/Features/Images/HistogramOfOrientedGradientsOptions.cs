using DeepEstimators.Features;
using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>
/// Options of HistogramOfOrientedGradients (Dalal and Triggs, "Histograms of Oriented Gradients for Human Detection", CVPR
/// 2005). Of several channels, at each pixel the one with the largest gradient counts.
/// </summary>
public sealed class HistogramOfOrientedGradientsOptions : ImageFeatureOptions
{
    internal const int DefaultOrientations = 9;
    internal const int DefaultBlockSize = 2;
    internal const double DefaultClipping = 0.2;

    /// <summary>
    /// Pixels of a cell's side, 1 or more, at most the image's shorter side; null (default): a quarter of the shorter side,
    /// at least 2 and at most 8: 2 for 8x8 images, 7 for 28x28, and the paper's 8 from 32 pixels on. Pixels left over at the
    /// right and the bottom are not used.
    /// </summary>
    public int? CellSize { get; set; }

    /// <summary>Cells of a block's side, 1 to 64, at most the cells there are. Default 2.</summary>
    public int BlockSize { get; set; } = DefaultBlockSize;

    /// <summary>Cells from one block to the next, 1 to <see cref="BlockSize"/>; below that, blocks overlap. Default 1.</summary>
    public int BlockStride { get; set; } = 1;

    /// <summary>Directions of a histogram, 2 to 360. Default 9.</summary>
    public int Orientations { get; set; } = DefaultOrientations;

    /// <summary>
    /// False (default): directions from 0 to 180 degrees, so that light on dark is as dark on light. True: 0 to 360.
    /// </summary>
    public bool SignedGradients { get; set; }

    /// <summary>
    /// The largest value of a normalised block before it is normalised again (L2-Hys), above 0, to 1. 1 leaves it at the
    /// Euclidean norm. Default 0.2.
    /// </summary>
    public double Clipping { get; set; } = DefaultClipping;

    internal override void Validate()
    {
        base.Validate();
        if (CellSize is { } cell)
            OptionCheck.InRange(cell, 1, 65_536, nameof(CellSize));
        OptionCheck.InRange(BlockSize, 1, 64, nameof(BlockSize));
        OptionCheck.InRange(BlockStride, 1, BlockSize, nameof(BlockStride));
        OptionCheck.InRange(Orientations, 2, 360, nameof(Orientations));
        if (!(Clipping is > 0 and <= 1))
            throw OptionCheck.OutOfRange(nameof(Clipping), Clipping, "more than 0, at most 1");
    }

    private protected override RowFeatures OfImage(InputShape image) => new HogFeatures(new HogLayout(this, image));
}
