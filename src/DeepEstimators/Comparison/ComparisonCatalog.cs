using DeepEstimators;

namespace Microsoft.ML;

/// <summary>Side-by-side comparison on ML.NET's catalogs.</summary>
public static class ComparisonCatalog
{
    /// <summary>Starts a comparison of pipelines that tell two classes apart.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The rows to compare on.</param>
    /// <param name="labelColumnName">The label: a Boolean column.</param>
    /// <returns>A comparison to add candidates to. A pipeline that gives no <c>Probability</c> has no log-loss.</returns>
    public static ModelComparison Compare(this BinaryClassificationCatalog catalog, IDataView data, string labelColumnName = "Label")
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return Start(new BinaryEvaluation(catalog, labelColumnName), data, labelColumnName);
    }

    /// <summary>Starts a comparison of pipelines that tell several classes apart.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The rows to compare on.</param>
    /// <param name="labelColumnName">The label: a key column, in the data or made by each pipeline.</param>
    /// <returns>A comparison to add candidates to.</returns>
    public static ModelComparison Compare(this MulticlassClassificationCatalog catalog, IDataView data, string labelColumnName = "Label")
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return Start(new MulticlassEvaluation(catalog, labelColumnName), data, labelColumnName);
    }

    /// <summary>Starts a comparison of pipelines that predict a number.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">The rows to compare on.</param>
    /// <param name="labelColumnName">The label: a Single column.</param>
    /// <returns>A comparison to add candidates to.</returns>
    public static ModelComparison Compare(this RegressionCatalog catalog, IDataView data, string labelColumnName = "Label")
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return Start(new RegressionEvaluation(catalog, labelColumnName), data, labelColumnName);
    }

    private static ModelComparison Start(TaskEvaluation evaluation, IDataView data, string labelColumnName)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Schema.GetColumnOrNull(labelColumnName) is null)
        {
            throw new ArgumentOutOfRangeException(nameof(labelColumnName), labelColumnName,
                $"The data has no column '{labelColumnName}'; it has: {string.Join(", ", data.Schema.Select(column => column.Name))}.");
        }
        return new ModelComparison(evaluation, data);
    }
}
