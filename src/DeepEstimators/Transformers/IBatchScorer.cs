using DeepEstimators.Inputs;

namespace DeepEstimators.Transformers;

/// <summary>Computes numbers of many rows at once. Safe to use from many threads.</summary>
internal interface IBatchScorer
{
    /// <summary>Numbers of each row.</summary>
    int OutputSize { get; }

    /// <summary>The numbers of all rows in the store, row after row.</summary>
    float[] Score(FeatureStore rows);
}
