using DeepEstimators.Networks;
using DeepEstimators.Training;

namespace DeepEstimators;

/// <summary>What training makes small, where that is not the task's usual loss.</summary>
public abstract record TrainingLoss
{
    private protected TrainingLoss()
    {
    }

    /// <summary>
    /// Cross-entropy times (1 - p)^gamma, where p is the probability of the row's own class, so that rows that are told with
    /// ease count less (Lin et al., "Focal Loss for Dense Object Detection", 2017). For classification of two or more classes.
    /// </summary>
    /// <param name="gamma">From 0, which is cross-entropy, to 10. Default 2.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="gamma"/> is out of its range.</exception>
    public static TrainingLoss Focal(double gamma = 2)
    {
        OptionCheck.InRange(gamma, 0, 10, nameof(gamma));
        return new FocalLoss(gamma);
    }

    /// <summary>Mean absolute error: the network learns the median. For regression.</summary>
    public static TrainingLoss MeanAbsoluteError() => new MeanAbsoluteErrorLoss();

    /// <summary>
    /// Squared error up to <paramref name="delta"/>, absolute error beyond it, so that outliers pull less (Huber, "Robust
    /// Estimation of a Location Parameter", 1964). For regression.
    /// </summary>
    /// <param name="delta">Where the one passes into the other, in standard deviations of the target; above 0. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delta"/> is out of its range.</exception>
    public static TrainingLoss Huber(double delta = 1)
    {
        OptionCheck.Above(delta, 0, nameof(delta));
        return new HuberLoss(delta);
    }

    /// <summary>
    /// Pinball loss: the network learns the value that the target stays below with this probability (Koenker and Bassett,
    /// "Regression Quantiles", 1978). For regression.
    /// </summary>
    /// <param name="level">The probability, from 0.001 to 0.999; 0.5 is the median.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is out of its range.</exception>
    public static TrainingLoss Quantile(double level)
    {
        OptionCheck.InRange(level, 0.001, 0.999, nameof(level));
        return new QuantileLoss(level);
    }

    /// <summary>
    /// Deviance of the Poisson distribution: the network learns the logarithm of a rate, and scores are rates. For regression
    /// on counts, which must not be negative.
    /// </summary>
    public static TrainingLoss Poisson() => new PoissonLoss();

    internal abstract bool Suits(Objective objective);
}

internal sealed record FocalLoss(double Gamma) : TrainingLoss
{
    internal override bool Suits(Objective objective) => !objective.IsRegression();
}

internal abstract record RegressionLoss : TrainingLoss
{
    internal override bool Suits(Objective objective) => objective.IsRegression();
}

internal sealed record MeanAbsoluteErrorLoss : RegressionLoss;

internal sealed record HuberLoss(double Delta) : RegressionLoss;

internal sealed record QuantileLoss(double Level) : RegressionLoss;

internal sealed record PoissonLoss : RegressionLoss
{
    internal override bool Suits(Objective objective) => objective == Objective.Regression;
}
