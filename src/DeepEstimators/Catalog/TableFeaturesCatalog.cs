using DeepEstimators;

namespace Microsoft.ML;

/// <summary>Hand-engineered features of the numbers of a table on <c>mlContext.Transforms</c>.</summary>
public static class TableFeaturesCatalog
{
    /// <summary>
    /// Hand-engineered features of a row's numbers: their logarithms, and the product and both ratios of each two. Slots are named after
    /// those of the numbers, such as <c>rooms / households</c>.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add, a vector of Single with named slots.</param>
    /// <param name="inputColumnName">The numbers, a vector of at most 256 values; null: as <paramref name="outputColumnName"/>.</param>
    /// <param name="options">All options; copied. Null: the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> is empty, or all options are false.</exception>
    public static FeatureExtractionEstimator PairwiseInteractions(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, PairwiseInteractionsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new FeatureExtractionEstimator(outputColumnName, inputColumnName, options ?? new PairwiseInteractionsOptions());
    }
}
