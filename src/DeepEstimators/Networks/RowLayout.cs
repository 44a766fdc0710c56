namespace DeepEstimators.Networks;

/// <summary>
/// What the places of a table's row are: first the numbers, of which a missing one is NaN, then the categories as codes from 0,
/// the unknown category.
/// </summary>
public sealed record RowLayout
{
    /// <summary>Describes rows.</summary>
    /// <param name="numbers">The numbers, in order.</param>
    /// <param name="categories">The categories, in order.</param>
    /// <param name="scaling">What numbers become before a network sees them.</param>
    /// <param name="imputation">What stands in for a missing number.</param>
    /// <exception cref="ArgumentException">There is no place at all.</exception>
    public RowLayout(
        IReadOnlyList<RowNumber> numbers,
        IReadOnlyList<RowCategory> categories,
        NumberScaling scaling = NumberScaling.Standardize,
        NumberImputation imputation = NumberImputation.Mean)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentNullException.ThrowIfNull(categories);
        if (numbers.Count + categories.Count == 0)
            throw new ArgumentException("A row has no number and no category.", nameof(numbers));
        OptionCheck.Defined(scaling, nameof(scaling));
        OptionCheck.Defined(imputation, nameof(imputation));
        Numbers = numbers.ToArray();
        Categories = categories.ToArray();
        Scaling = scaling;
        Imputation = imputation;
    }

    /// <summary>The numbers, which stand first.</summary>
    public IReadOnlyList<RowNumber> Numbers { get; }

    /// <summary>The categories, which stand after the numbers.</summary>
    public IReadOnlyList<RowCategory> Categories { get; }

    /// <summary>What numbers become before a network sees them.</summary>
    public NumberScaling Scaling { get; }

    /// <summary>What stands in for a missing number.</summary>
    public NumberImputation Imputation { get; }

    /// <summary>Places of a row.</summary>
    public int Width => checked(Numbers.Count + Categories.Count);
}

/// <summary>A place that holds a number.</summary>
/// <param name="Name">Its name for messages.</param>
/// <param name="HasMissing">True where it is missing in training rows: the network then sees, besides, whether it is.</param>
public sealed record RowNumber(string Name, bool HasMissing = false);

/// <summary>A place that holds the code of a category.</summary>
public sealed record RowCategory
{
    /// <summary>Describes a category.</summary>
    /// <param name="name">Its name for messages.</param>
    /// <param name="codes">Different codes, the unknown category (0) among them, 2 to 16,777,216.</param>
    /// <param name="embeddingSize">Length of the embedding that a code becomes, 0 to 1,024; 0: one indicator for each code.</param>
    /// <param name="hasUnknown">True where training rows have the unknown category, which then is learned of like any other.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public RowCategory(string name, int codes, int embeddingSize = 0, bool hasUnknown = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        OptionCheck.InRange(codes, 2, LargestCodes, nameof(codes));
        OptionCheck.InRange(embeddingSize, 0, 1_024, nameof(embeddingSize));
        Name = name;
        Codes = codes;
        EmbeddingSize = embeddingSize;
        HasUnknown = hasUnknown;
    }

    // A float tells whole numbers apart up to here.
    internal const int LargestCodes = 1 << 24;

    /// <summary>Its name for messages.</summary>
    public string Name { get; }

    /// <summary>Different codes, the unknown category (0) among them.</summary>
    public int Codes { get; }

    /// <summary>Length of the embedding that a code becomes; 0: one indicator for each code.</summary>
    public int EmbeddingSize { get; }

    /// <summary>True where training rows have the unknown category.</summary>
    public bool HasUnknown { get; }

    /// <summary>Numbers that a code becomes: an unknown category that no training row has becomes zeros.</summary>
    internal int Size => EmbeddingSize > 0 ? EmbeddingSize : HasUnknown ? Codes : Codes - 1;
}

/// <summary>What numbers become before a network sees them.</summary>
public enum NumberScaling
{
    /// <summary>Mean 0 and standard deviation 1 over the training rows.</summary>
    Standardize,

    /// <summary>The normal distribution's value at their place among the training rows, which tames long tails.</summary>
    QuantileNormal,
}

/// <summary>What stands in for a missing number.</summary>
public enum NumberImputation
{
    /// <summary>The mean over the training rows.</summary>
    Mean,

    /// <summary>The median over the training rows.</summary>
    Median,
}
