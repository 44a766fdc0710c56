namespace DeepEstimators.Transformers;

/// <summary>The rows of one cursor that a transformer has read, and the vectors that it computes of them.</summary>
internal interface IRowVectors
{
    /// <summary>Reads what the transformer needs of the row that the cursor stands on.</summary>
    void Take(int index);

    /// <summary>Computes the vector of a row that was taken. Called of several threads, once for each row.</summary>
    void Compute(int index);

    /// <summary>The vector that was computed.</summary>
    ReadOnlySpan<float> Vector(int index);
}
