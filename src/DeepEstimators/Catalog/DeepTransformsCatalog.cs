using DeepEstimators;

namespace Microsoft.ML;

/// <summary>Learned features on <c>mlContext.Transforms</c>.</summary>
public static class DeepTransformsCatalog
{
    /// <summary>
    /// Learned features: trains the network on the rows of each fit and adds its penultimate layer, or any other, as a vector
    /// column. In a cross-validation the rows held out are thus not learned from.
    /// </summary>
    /// <typeparam name="TTransformer">What the trainer gives.</typeparam>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add, a vector of Single.</param>
    /// <param name="trainer">Trains the network.</param>
    /// <param name="layerName">The layer whose output to add, flat, as <c>named_modules</c> names it, such as <c>hidden.relu0</c>; null:
    /// the penultimate layer. A name that the network does not have is refused at the fit, with the names that it has.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> or <paramref name="layerName"/> is empty.</exception>
    public static DeepFeaturesEstimator DeepFeatures<TTransformer>(
        this TransformsCatalog catalog, string outputColumnName, DeepTrainer<TTransformer> trainer, string? layerName = null)
        where TTransformer : DeepPredictionTransformer
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return DeepFeaturesEstimator.Of(outputColumnName, trainer, layerName);
    }

    /// <summary>Learned features: adds the penultimate layer of a trained network, or any other, as a vector column.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add, a vector of Single.</param>
    /// <param name="transformer">Has the network. It stays the caller's to dispose; the network lives as long as either.</param>
    /// <param name="layerName">The layer whose output to add, flat, as <c>named_modules</c> names it, such as <c>hidden.relu0</c>; null:
    /// the penultimate layer.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> is empty, or the network has no such layer (the
    /// message names those that it has).</exception>
    /// <exception cref="InvalidOperationException">A module of the user's own has no Linear layer.</exception>
    public static DeepFeaturesEstimator DeepFeatures(
        this TransformsCatalog catalog, string outputColumnName, DeepPredictionTransformer transformer, string? layerName = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return DeepFeaturesEstimator.Of(outputColumnName, transformer, layerName);
    }
}
