using DeepEstimators;

namespace Microsoft.ML;

/// <summary>Features, learned and hand-engineered, on <c>mlContext.Transforms</c>.</summary>
public static class DeepTransformsCatalog
{
    /// <summary>
    /// Learned features: trains the network on the rows of each fit and adds its penultimate layer as a vector column. In a
    /// cross-validation the rows held out are thus not learned from.
    /// </summary>
    /// <typeparam name="TTransformer">What the trainer gives.</typeparam>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add, a vector of Single.</param>
    /// <param name="trainer">Trains the network.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> is empty.</exception>
    public static DeepFeaturesEstimator DeepFeatures<TTransformer>(
        this TransformsCatalog catalog, string outputColumnName, DeepTrainer<TTransformer> trainer)
        where TTransformer : DeepPredictionTransformer
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return DeepFeaturesEstimator.Of(outputColumnName, trainer);
    }

    /// <summary>Learned features: adds the penultimate layer of a trained network as a vector column.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add, a vector of Single.</param>
    /// <param name="transformer">Has the network. It stays the caller's to dispose; the network lives as long as either.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> is empty.</exception>
    /// <exception cref="InvalidOperationException">A module of the user's own has no Linear layer.</exception>
    public static DeepFeaturesEstimator DeepFeatures(
        this TransformsCatalog catalog, string outputColumnName, DeepPredictionTransformer transformer)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return DeepFeaturesEstimator.Of(outputColumnName, transformer);
    }

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
    public static HistogramOfOrientedGradientsEstimator HistogramOfOrientedGradients(
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
    public static HistogramOfOrientedGradientsEstimator HistogramOfOrientedGradients(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName,
        HistogramOfOrientedGradientsOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new HistogramOfOrientedGradientsEstimator(outputColumnName, inputColumnName, options);
    }
}
