using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>How the learning rate goes after the warm-up.</summary>
public abstract record LearningRateSchedule
{
    private protected LearningRateSchedule()
    {
    }

    /// <summary>Stays where it is.</summary>
    public static LearningRateSchedule Constant { get; } = new ConstantSchedule();

    /// <summary>Falls to zero in a straight line.</summary>
    public static LearningRateSchedule Linear { get; } = new LinearSchedule();

    /// <summary>Falls to zero along half a cosine (Loshchilov and Hutter, "SGDR", 2017, without restarts).</summary>
    public static LearningRateSchedule Cosine { get; } = new CosineSchedule();

    /// <summary>Is multiplied by <paramref name="factor"/> after every so many epochs.</summary>
    /// <param name="epochs">Epochs of a stair, counted from the first of the fit, 1 to 1,000,000.</param>
    /// <param name="factor">From 0 to 1. Default 0.1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static LearningRateSchedule Step(int epochs, double factor = 0.1)
    {
        OptionCheck.InRange(epochs, 1, 1_000_000, nameof(epochs));
        OptionCheck.InRange(factor, 0, 1, nameof(factor));
        return new StepSchedule(epochs, factor);
    }

    /// <summary>
    /// Rises along half a cosine to the highest rate and falls along another to nearly nothing (Smith, "A Disciplined Approach to
    /// Neural Network Hyper-Parameters", 2018; momentum stays). The rise is the warm-up, so that
    /// <see cref="TrainingOptions.WarmUpFraction"/> does not count.
    /// </summary>
    /// <param name="rise">Share of all steps before the highest rate, 0 to 1. Default 0.3.</param>
    /// <param name="first">The first rate as a share of the highest, 0 to 1. Default 0.04.</param>
    /// <param name="last">The rate at the end as a share of the highest, 0 to 1. Default 0.00001.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static LearningRateSchedule OneCycle(double rise = 0.3, double first = 0.04, double last = 1e-5)
    {
        OptionCheck.InRange(rise, 0, 1, nameof(rise));
        OptionCheck.InRange(first, 0, 1, nameof(first));
        OptionCheck.InRange(last, 0, 1, nameof(last));
        return new OneCycleSchedule(rise, first, last);
    }

    /// <summary>
    /// Is multiplied by <paramref name="factor"/> when the validation loss (the training loss where there are no validation rows)
    /// has not been lower than its lowest for so many epochs; those are then counted anew.
    /// </summary>
    /// <param name="factor">From 0 to 1. Default 0.1.</param>
    /// <param name="patience">Epochs without a lower loss, 1 to 1,000,000. Default 5, half of the default patience of
    /// <see cref="TrainingOptions.EarlyStoppingPatience"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static LearningRateSchedule Plateau(double factor = 0.1, int patience = 5)
    {
        OptionCheck.InRange(factor, 0, 1, nameof(factor));
        OptionCheck.InRange(patience, 1, 1_000_000, nameof(patience));
        return new PlateauSchedule(factor, patience);
    }

    /// <summary>True when the schedule has a warm-up of its own.</summary>
    internal virtual bool RisesItself => false;

    /// <summary>The share of the highest rate.</summary>
    /// <param name="done">Share of the steps after the warm-up that are done, from 0 up to 1; 0 during the warm-up.</param>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="plateaus">Plateaus of the loss so far, as <see cref="Patience"/> counts them.</param>
    internal abstract double Factor(double done, int epoch, int plateaus);

    /// <summary>Epochs without a lower loss that make a plateau; null where none counts.</summary>
    internal virtual int? Patience => null;
}

internal sealed record ConstantSchedule : LearningRateSchedule
{
    internal override double Factor(double done, int epoch, int plateaus) => 1;
}

internal sealed record LinearSchedule : LearningRateSchedule
{
    internal override double Factor(double done, int epoch, int plateaus) => 1 - done;
}

internal sealed record CosineSchedule : LearningRateSchedule
{
    internal override double Factor(double done, int epoch, int plateaus) => 0.5 * (1 + Math.Cos(Math.PI * done));
}

internal sealed record StepSchedule(int Epochs, double Ratio) : LearningRateSchedule
{
    internal override double Factor(double done, int epoch, int plateaus) => Math.Pow(Ratio, (epoch - 1) / Epochs);
}

internal sealed record OneCycleSchedule(double Rise, double First, double Last) : LearningRateSchedule
{
    internal override bool RisesItself => true;

    internal override double Factor(double done, int epoch, int plateaus) => done < Rise
        ? Between(First, 1, done / Rise)
        : Between(1, Last, Rise < 1 ? (done - Rise) / (1 - Rise) : 0);

    private static double Between(double from, double to, double share) =>
        to + (from - to) * 0.5 * (1 + Math.Cos(Math.PI * share));
}

internal sealed record PlateauSchedule(double Ratio, int Epochs) : LearningRateSchedule
{
    internal override int? Patience => Epochs;

    internal override double Factor(double done, int epoch, int plateaus) => Math.Pow(Ratio, plateaus);
}
