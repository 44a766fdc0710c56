using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>Random changes of each training image, drawn anew in each epoch; never made when scoring.</summary>
public sealed class ImageAugmentation
{
    /// <summary>
    /// Pixels by which an image is moved at most, in each direction, each whole number alike; what comes in from outside
    /// is 0. From 0 (the default: not moved) to 64.
    /// </summary>
    public int Shift { get; set; }

    /// <summary>True to mirror an image left to right half of the time. Default false: a digit or a letter would
    /// change its meaning.</summary>
    public bool Flip { get; set; }

    internal bool ChangesNothing => Shift == 0 && !Flip;

    internal void Validate() => OptionCheck.InRange(Shift, 0, 64, nameof(Shift));
}
