namespace DeepEstimators.Samples.Candidates;

/// <summary>Where a candidate's features come from.</summary>
public enum FeatureSource
{
    /// <summary>Somebody thought them out, such as a histogram of gradients.</summary>
    HandEngineered,

    /// <summary>The columns as they are, scaled or one-hot encoded at most.</summary>
    Raw,

    /// <summary>A network learned them.</summary>
    Learned,
}
