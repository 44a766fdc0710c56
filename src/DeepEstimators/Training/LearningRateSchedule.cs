namespace DeepEstimators;

/// <summary>How the learning rate goes after the warm-up.</summary>
public enum LearningRateSchedule
{
    /// <summary>Stays where it is.</summary>
    Constant,

    /// <summary>Falls to zero in a straight line.</summary>
    Linear,

    /// <summary>Falls to zero along half a cosine (Loshchilov and Hutter, "SGDR", 2017, without restarts).</summary>
    Cosine,
}
