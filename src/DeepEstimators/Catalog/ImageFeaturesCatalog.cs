using DeepEstimators;

namespace Microsoft.ML;

/// <summary>Hand-engineered features of images on <c>mlContext.Transforms</c>.</summary>
public static class ImageFeaturesCatalog
{
    /// <summary>
    /// Hand-engineered features of images: histograms of oriented gradients (Dalal and Triggs, "Histograms of Oriented
    /// Gradients for Human Detection", CVPR 2005), as a vector of Single with named slots. They suit a linear SVM.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add.</param>
    /// <param name="inputColumnName">A vector of pixels of one channel, row after row from the top; null: as
    /// <paramref name="outputColumnName"/>.</param>
    /// <param name="width">Width in pixels; null: a square.</param>
    /// <param name="height">Height in pixels; null: a square.</param>
    /// <param name="cellSize">Pixels of a cell's side; null: a quarter of the shorter side, at least 2 and at most 8.</param>
    /// <param name="blockSize">Cells of a block's side, 1 to 64.</param>
    /// <param name="orientations">Directions of a histogram, 2 to 360.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static FeatureExtractionEstimator HistogramOfOrientedGradients(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        int? width = null,
        int? height = null,
        int? cellSize = null,
        int blockSize = HistogramOfOrientedGradientsOptions.DefaultBlockSize,
        int orientations = HistogramOfOrientedGradientsOptions.DefaultOrientations) =>
        catalog.HistogramOfOrientedGradients(
            outputColumnName,
            inputColumnName,
            new HistogramOfOrientedGradientsOptions
            {
                Width = width,
                Height = height,
                CellSize = cellSize,
                BlockSize = blockSize,
                Orientations = orientations,
            });

    /// <summary>Hand-engineered features of images: histograms of oriented gradients, with all options.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add.</param>
    /// <param name="inputColumnName">A vector of pixels, channel after channel and row after row from the top; null: as
    /// <paramref name="outputColumnName"/>.</param>
    /// <param name="options">All options; copied.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static FeatureExtractionEstimator HistogramOfOrientedGradients(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName,
        HistogramOfOrientedGradientsOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new FeatureExtractionEstimator(outputColumnName, inputColumnName, options);
    }

    /// <summary>
    /// Hand-engineered features of images: histograms of local binary patterns (Ojala, Pietikäinen and Mäenpää, "Multiresolution
    /// Gray-Scale and Rotation Invariant Texture Classification with Local Binary Patterns", 2002).
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add, a vector of Single with named slots.</param>
    /// <param name="inputColumnName">A vector of pixels, channel after channel and row after row from the top; null: as
    /// <paramref name="outputColumnName"/>.</param>
    /// <param name="options">All options; copied. Null: the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static FeatureExtractionEstimator LocalBinaryPatterns(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, LocalBinaryPatternsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new FeatureExtractionEstimator(outputColumnName, inputColumnName, options ?? new LocalBinaryPatternsOptions());
    }

    /// <summary>
    /// Hand-engineered features of images: histograms of the channels, or of hue, saturation and value.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add, a vector of Single with named slots.</param>
    /// <param name="inputColumnName">A vector of pixels, channel after channel and row after row from the top; null: as
    /// <paramref name="outputColumnName"/>.</param>
    /// <param name="options">All options; copied. Null: the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static FeatureExtractionEstimator ColorHistogram(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, ColorHistogramOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new FeatureExtractionEstimator(outputColumnName, inputColumnName, options ?? new ColorHistogramOptions());
    }

    /// <summary>
    /// Hand-engineered features of images: seven moments of brightness that do not change with position, size and rotation (Hu,
    /// "Visual Pattern Recognition by Moment Invariants", 1962).
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add, a vector of Single with named slots.</param>
    /// <param name="inputColumnName">A vector of pixels, channel after channel and row after row from the top; null: as
    /// <paramref name="outputColumnName"/>.</param>
    /// <param name="options">All options; copied. Null: the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static FeatureExtractionEstimator HuMoments(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, HuMomentsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new FeatureExtractionEstimator(outputColumnName, inputColumnName, options ?? new HuMomentsOptions());
    }

    /// <summary>
    /// Hand-engineered features of images: mean and standard deviation of what Gabor filters of several frequencies and directions
    /// respond with (Manjunath and Ma, "Texture Features for Browsing and Retrieval of Image Data", 1996).
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add, a vector of Single with named slots.</param>
    /// <param name="inputColumnName">A vector of pixels, channel after channel and row after row from the top; null: as
    /// <paramref name="outputColumnName"/>.</param>
    /// <param name="options">All options; copied. Null: the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static FeatureExtractionEstimator GaborFilterBank(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, GaborFilterBankOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new FeatureExtractionEstimator(outputColumnName, inputColumnName, options ?? new GaborFilterBankOptions());
    }

    /// <summary>
    /// Hand-engineered features of images: thirteen numbers of the co-occurrence of grey levels (Haralick, Shanmugam and Dinstein,
    /// "Textural Features for Image Classification", 1973).
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add, a vector of Single with named slots.</param>
    /// <param name="inputColumnName">A vector of pixels, channel after channel and row after row from the top; null: as
    /// <paramref name="outputColumnName"/>.</param>
    /// <param name="options">All options; copied. Null: the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static FeatureExtractionEstimator HaralickTexture(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, HaralickTextureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new FeatureExtractionEstimator(outputColumnName, inputColumnName, options ?? new HaralickTextureOptions());
    }
}
