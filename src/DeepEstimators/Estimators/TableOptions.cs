using DeepEstimators.Inputs.Tables;
using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>
/// How columns become the row of a table that a network reads: numbers and Booleans as numbers, keys and texts as categories. Columns
/// that are the same, or missing, in all training rows are left out, with a warning in ML.NET's log. All that is learned is learned of
/// the training rows alone, without those kept for validation, and saved with the model.
/// </summary>
public sealed class TableOptions
{
    internal const int DefaultMaxCategories = 10_000;
    internal const int DefaultMaxIndicators = 64;

    /// <summary>
    /// What stands in for a missing number (NaN); a network sees, besides, whether a number is missing that is so in training rows.
    /// Null: rows with a missing number are refused by column and row. Default <see cref="NumberImputation.Mean"/>.
    /// </summary>
    public NumberImputation? MissingNumbers { get; set; } = NumberImputation.Mean;

    /// <summary>What numbers become before a network sees them. Default <see cref="NumberScaling.Standardize"/>.</summary>
    public NumberScaling NumberScaling { get; set; } = NumberScaling.Standardize;

    /// <summary>
    /// Training rows that a value of a category needs to be one of its own, 1 (default) to 1,000,000; rarer values are the unknown
    /// category, as missing ones (an empty text, no key) and those are that no training row has.
    /// </summary>
    public int MinCategoryRows { get; set; } = 1;

    /// <summary>Values of a category at most, the most frequent ones, 1 to 1,048,576. Default 10,000.</summary>
    public int MaxCategories { get; set; } = DefaultMaxCategories;

    /// <summary>
    /// Values of a category, the unknown one included, up to which each becomes a number that is 0 or 1; with more, the category
    /// becomes an embedding. 0 to 65,536. Default 64. A transformer over columns has an embedding for each value in any case.
    /// </summary>
    public int MaxIndicators { get; set; } = DefaultMaxIndicators;

    internal TableSettings Settings() => new(MissingNumbers, NumberScaling, MinCategoryRows, MaxCategories, MaxIndicators);

    internal TableOptions Clone() => (TableOptions)MemberwiseClone();

    internal void Validate()
    {
        if (MissingNumbers is { } imputation)
            OptionCheck.Defined(imputation, nameof(MissingNumbers));
        OptionCheck.Defined(NumberScaling, nameof(NumberScaling));
        OptionCheck.InRange(MinCategoryRows, 1, 1_000_000, nameof(MinCategoryRows));
        OptionCheck.InRange(MaxCategories, 1, CategoryCodes.MostLearned, nameof(MaxCategories));
        OptionCheck.InRange(MaxIndicators, 0, 65_536, nameof(MaxIndicators));
    }
}
