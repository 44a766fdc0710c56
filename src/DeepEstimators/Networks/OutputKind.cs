namespace DeepEstimators.Networks;

/// <summary>What the outputs of a network stand for, and so what the members of an ensemble average.</summary>
public enum OutputKind
{
    /// <summary>Numbers: members average the outputs.</summary>
    Value,

    /// <summary>
    /// Logits, of the true class where there is one output, else of each class: members average the probabilities.
    /// </summary>
    Logits,

    /// <summary>Logarithms of positive numbers: members average the numbers.</summary>
    Logarithm,
}
