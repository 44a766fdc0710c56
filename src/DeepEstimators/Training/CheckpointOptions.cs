using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>
/// Where and how often a fit is saved, so that it can go on after it was stopped or killed, and ends with the bits of one that was
/// not. Each checkpoint is a safetensors file of its own, complete or not there: written under another name, flushed, renamed, and
/// with a checksum. One more is written when the fit ends or is cancelled.
/// </summary>
/// <remarks>
/// A folder belongs to one fit: the same options, data and network, each time it is run. Set <see cref="TrainingOptions.Seed"/>, or
/// give <c>MLContext</c> a seed, so that the seed is the same too. Fits of a cross-validation need a folder each.
/// </remarks>
public sealed class CheckpointOptions
{
    /// <summary>The folder; made if it is missing.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Epochs from one checkpoint to the next, 1 to 1,000,000; null: none at the ends of epochs. Default 1.</summary>
    public int? EveryEpochs { get; set; } = 1;

    /// <summary>
    /// Steps, counted over all epochs, from one checkpoint to the next, 1 to 1,000,000,000; null (default): only at the ends of
    /// epochs.
    /// </summary>
    public int? EverySteps { get; set; }

    /// <summary>
    /// The newest checkpoints that stay, 1 to 1,000,000; older ones are deleted, but for that of the best epoch. Default 3.
    /// </summary>
    public int Keep { get; set; } = 3;

    /// <summary>What a fit does with the checkpoints that it finds. Default <see cref="CheckpointResume.IfPresent"/>.</summary>
    public CheckpointResume Resume { get; set; } = CheckpointResume.IfPresent;

    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(Folder))
            throw new ArgumentException($"{nameof(Folder)} is empty; allowed: the path of a folder.", nameof(Folder));
        if (EveryEpochs is { } epochs)
            OptionCheck.InRange(epochs, 1, 1_000_000, nameof(EveryEpochs));
        if (EverySteps is { } steps)
            OptionCheck.InRange(steps, 1, 1_000_000_000, nameof(EverySteps));
        OptionCheck.InRange(Keep, 1, 1_000_000, nameof(Keep));
        OptionCheck.Defined(Resume, nameof(Resume));
    }

    internal CheckpointOptions Clone() => (CheckpointOptions)MemberwiseClone();
}

/// <summary>What a fit does with the checkpoints that it finds in its folder.</summary>
public enum CheckpointResume
{
    /// <summary>
    /// Goes on from the newest; a damaged one is passed over for the one before, with a warning. Begins anew where there is none. A
    /// fit that had ended gives its result again at once.
    /// </summary>
    IfPresent,

    /// <summary>Begins anew and deletes them.</summary>
    Never,

    /// <summary>As <see cref="IfPresent"/>, but it is an error if there is none.</summary>
    Require,
}
