using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>
/// Random changes of each training image, drawn anew in each epoch; never made when scoring. They are made in this order: crop and
/// rotation, shift and flip, the operations of RandAugment, erasing, then mixing.
/// </summary>
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

    /// <summary>
    /// The least share of an image's area that is cut out at random and enlarged to the whole, with sides in a ratio of 3/4 to 4/3 of
    /// the image's (Szegedy et al., "Going Deeper with Convolutions", 2015). From 0.05 to 1 (the default: not cut).
    /// </summary>
    public double CropScale { get; set; } = 1;

    /// <summary>
    /// Degrees by which an image is turned at most, in both directions, each angle alike; what comes in from outside is 0. From 0
    /// (the default: not turned) to 180.
    /// </summary>
    public double Rotation { get; set; }

    /// <summary>
    /// The share of images, from 0 (default) to 1, in which a rectangle is filled with random values: 2 % to 40 % of the area, with
    /// sides in a ratio of 0.3 to 3.3 (Zhong et al., "Random Erasing Data Augmentation", 2020).
    /// </summary>
    public double EraseProbability { get; set; }

    /// <summary>
    /// How many of the fourteen operations of RandAugment are made one after another, drawn for each image (Cubuk et al.,
    /// "RandAugment: Practical Automated Data Augmentation with a Reduced Search Space", 2020). From 0 (default) to 10.
    /// </summary>
    public int RandAugmentOperations { get; set; }

    /// <summary>The strength of those operations, from 0 to 10. Default 9.</summary>
    public double RandAugmentMagnitude { get; set; } = 9;

    /// <summary>
    /// Mixes each image with another of its mini-batch: a share drawn from Beta(value, value) of the one and the rest of the other, in
    /// the pixels and in the loss (Zhang et al., "mixup: Beyond Empirical Risk Minimization", 2018). From 0 (default: never) to 10;
    /// 0.2 is usual.
    /// </summary>
    public double MixUp { get; set; }

    /// <summary>
    /// Puts a rectangle of another image of the mini-batch into each, of a share of the area drawn from Beta(value, value), and mixes
    /// the loss by the areas (Yun et al., "CutMix: Regularization Strategy to Train Strong Classifiers with Localizable Features",
    /// 2019). From 0 (default: never) to 10; 1 is usual. Together with <see cref="MixUp"/>, each is made for half of the mini-batches.
    /// </summary>
    public double CutMix { get; set; }

    internal bool ChangesNothing => Shift == 0 && !Flip && !Warps && EraseProbability == 0 && RandAugmentOperations == 0;

    internal bool Warps => CropScale < 1 || Rotation > 0;

    internal bool Mixes => MixUp > 0 || CutMix > 0;

    internal ImageAugmentation Clone() => (ImageAugmentation)MemberwiseClone();

    internal void Validate()
    {
        OptionCheck.InRange(Shift, 0, 64, nameof(Shift));
        OptionCheck.InRange(CropScale, 0.05, 1, nameof(CropScale));
        OptionCheck.InRange(Rotation, 0, 180, nameof(Rotation));
        OptionCheck.InRange(EraseProbability, 0, 1, nameof(EraseProbability));
        OptionCheck.InRange(RandAugmentOperations, 0, 10, nameof(RandAugmentOperations));
        OptionCheck.InRange(RandAugmentMagnitude, 0, 10, nameof(RandAugmentMagnitude));
        OptionCheck.InRange(MixUp, 0, 10, nameof(MixUp));
        OptionCheck.InRange(CutMix, 0, 10, nameof(CutMix));
    }
}
