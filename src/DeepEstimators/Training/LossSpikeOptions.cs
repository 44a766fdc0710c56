using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>
/// When the loss of a mini-batch is taken for a spike, and what happens then. The loss is read at each step for it, for which a GPU
/// has to be waited for.
/// </summary>
public sealed class LossSpikeOptions
{
    /// <summary>
    /// How many times the median of the losses before it a mini-batch's mean loss must exceed, more than 1, to 1,000,000. Default 5.
    /// (Where losses can be negative, as Poisson's: by so many times the size of the median, less one, above it.)
    /// </summary>
    public double Factor { get; set; } = 5;

    /// <summary>Mini-batches before it whose losses the median is of, 10 to 100,000; no spike is seen before 10. Default 50.</summary>
    public int Window { get; set; } = 50;

    /// <summary>What happens. Default <see cref="LossSpikeAction.Stop"/>.</summary>
    public LossSpikeAction Action { get; set; } = LossSpikeAction.Stop;

    internal void Validate()
    {
        if (!(Factor is > 1 and <= 1_000_000))
            throw OptionCheck.OutOfRange(nameof(Factor), Factor, "more than 1, at most 1000000");
        OptionCheck.InRange(Window, Training.LossSpikes.Fewest, 100_000, nameof(Window));
        OptionCheck.Defined(Action, nameof(Action));
    }

    internal LossSpikeOptions Clone() => (LossSpikeOptions)MemberwiseClone();
}

/// <summary>What a fit does when the loss of a mini-batch is a spike.</summary>
public enum LossSpikeAction
{
    /// <summary>Ends with a <see cref="Training.LossSpikeException"/>, which names the rows.</summary>
    Stop,

    /// <summary>
    /// Leaves the step out: weights and statistics stay as they were. <see cref="TrainingOptions.SkipsInARow"/> counts these steps
    /// too.
    /// </summary>
    Skip,
}
