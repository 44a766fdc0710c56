using DeepEstimators.Networks;

namespace DeepEstimators.Models;

/// <summary>A table's columns and what each became.</summary>
internal sealed record TableConfig
{
    public required NumberScaling Scaling { get; init; }

    /// <summary>What stands in for a missing number; null: it is refused.</summary>
    public NumberImputation? MissingNumbers { get; init; }

    public required TableColumnConfig[] Columns { get; init; }

    /// <summary>Columns, or slots of them, that the network does not see, with the reason.</summary>
    public Dictionary<string, string>? Dropped { get; init; }
}

/// <summary>One column: numbers or the values of a category.</summary>
internal sealed record TableColumnConfig
{
    public required string Name { get; init; }

    /// <summary>ML.NET's name of the type of its items; of a key that of its numbers.</summary>
    public required string Type { get; init; }

    /// <summary>Numbers of a vector; null where it is none.</summary>
    public int? Size { get; init; }

    public TableNumberConfig[]? Numbers { get; init; }

    public TableCategoryConfig? Category { get; init; }
}

/// <summary>A number that the network sees.</summary>
/// <param name="Name">Its name for messages.</param>
/// <param name="Slot">Its slot in the column.</param>
/// <param name="HasMissing">True where training rows miss it.</param>
internal sealed record TableNumberConfig(string Name, int Slot, bool HasMissing);

/// <summary>A category.</summary>
/// <param name="KeyCount">Keys that the column had in training; null: texts.</param>
/// <param name="Texts">Its values in the order of their codes; null for keys.</param>
/// <param name="Keys">Its keys in the order of their codes; null for texts.</param>
/// <param name="EmbeddingSize">Length of its embedding; 0: an indicator for each value.</param>
/// <param name="HasUnknown">True where training rows have unknown values.</param>
internal sealed record TableCategoryConfig(ulong? KeyCount, string[]? Texts, ulong[]? Keys, int EmbeddingSize, bool HasUnknown);
