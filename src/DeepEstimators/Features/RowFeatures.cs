namespace DeepEstimators.Features;

/// <summary>Computes the features of one row's numbers.</summary>
/// <param name="values">The row.</param>
/// <param name="features">Receives them, <see cref="RowFeatures.Size"/> numbers.</param>
internal delegate void RowComputation(ReadOnlySpan<float> values, Span<float> features);

/// <summary>Features of rows of one shape: how many, their names, and what computes them. Safe to use from many threads.</summary>
internal abstract class RowFeatures
{
    /// <summary>The features' dimensions; more than one where they are an image to a network.</summary>
    internal abstract IReadOnlyList<int> Dimensions { get; }

    /// <summary>Numbers of one row.</summary>
    internal int Size => Dimensions.Aggregate(1, (product, dimension) => checked(product * dimension));

    /// <summary>Rows of any length have a multiple of so many numbers.</summary>
    internal virtual int StepSize => 1;

    /// <summary>A name for each number.</summary>
    internal abstract string[] SlotNames();

    /// <summary>A name for each number, where the row's own numbers have names.</summary>
    internal virtual string[] SlotNames(IReadOnlyList<string> inputs) => SlotNames();

    /// <summary>A computation with working space of its own, for one thread at a time.</summary>
    internal abstract RowComputation CreateComputation();
}
