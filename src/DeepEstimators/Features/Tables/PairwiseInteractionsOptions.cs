using DeepEstimators.Features;
using DeepEstimators.Networks;
using Microsoft.ML.Data;

namespace DeepEstimators;

/// <summary>
/// Options of PairwiseInteractions: the logarithms, products and ratios of a row's numbers, which trees and linear learners cannot form
/// themselves. A number that is missing is missing in all that is made of it; what is too large for a Single is its largest value.
/// </summary>
public sealed class PairwiseInteractionsOptions : FeatureExtractionOptions
{
    private const int MostNumbers = 256;

    /// <summary>For each number x: sign(x) ln(1 + |x|). Default true.</summary>
    public bool Logarithms { get; set; } = true;

    /// <summary>For each two numbers: their product. Default true.</summary>
    public bool Products { get; set; } = true;

    /// <summary>For each two numbers: the first by the second and the second by the first; 0 where the divisor is. Default true.</summary>
    public bool Ratios { get; set; } = true;

    internal override void Validate()
    {
        if (!Logarithms && !Products && !Ratios)
            throw new ArgumentException("Logarithms, Products and Ratios are all false; at least one must be true.", nameof(Logarithms));
    }

    internal override InputShape? Shape(string column, DataViewType type, string parameterName)
    {
        int size = type is VectorDataViewType vector ? vector.Size : 1;
        if (size > MostNumbers)
            throw new ArgumentOutOfRangeException(parameterName, $"Column '{column}' has {size} numbers a row; pairwise interactions are made of at most {MostNumbers}.");
        if (size < 2 && !Logarithms)
            throw new ArgumentOutOfRangeException(parameterName, $"Column '{column}' has one number a row, which has no other to go with; logarithms alone can be made of it.");
        return InputShape.Sequence(size, 1);
    }

    internal override RowFeatures Create(InputShape? shape)
    {
        int numbers = shape?.Size ?? 0;
        if (numbers is < 1 or > MostNumbers || (numbers < 2 && !Logarithms))
            throw new ArgumentOutOfRangeException(nameof(shape), $"Pairwise interactions are made of 2 to {MostNumbers} numbers, not of {numbers}.");
        return new PairwiseInteractions(numbers, Logarithms, Products, Ratios);
    }
}
