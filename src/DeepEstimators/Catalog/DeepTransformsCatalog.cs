using DeepEstimators;

namespace Microsoft.ML;

/// <summary>Learned features on <c>mlContext.Transforms</c>.</summary>
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
}
