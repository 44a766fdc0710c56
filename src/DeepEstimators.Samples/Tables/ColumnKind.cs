namespace DeepEstimators.Samples.Tables;

/// <summary>What a column holds, and so what is made of it.</summary>
public enum ColumnKind
{
    /// <summary>Numbers; missing ones are NaN.</summary>
    Number,

    /// <summary>A few texts that come again and again.</summary>
    Category,

    /// <summary>One value throughout, or none: nothing to learn from.</summary>
    Constant,

    /// <summary>Texts that hardly come twice: free text or identifiers, left out.</summary>
    Text,
}
