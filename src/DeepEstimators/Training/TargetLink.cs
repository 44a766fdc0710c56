namespace DeepEstimators.Training;

/// <summary>How a regression target comes out of what the network gives.</summary>
public enum TargetLink
{
    /// <summary>It is the output, scaled.</summary>
    Identity,

    /// <summary>It is e to the output, scaled.</summary>
    Log,
}
