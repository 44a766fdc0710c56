using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// The learning-rate range test (Smith, "Cyclical Learning Rates for Training Neural Networks", 2017): a short training whose rate
/// rises from step to step shows at which rates the loss falls.
/// </summary>
public static class LearningRateFinder
{
    /// <summary>A sweep ends where the smoothed loss is this many times its lowest.</summary>
    public const double Divergence = 4;

    // The share that each step's smoothed loss keeps of the one before.
    private const double Smoothing = 0.9;

    // The smoothed loss of the first steps rests on few batches.
    private const int FirstSteps = 5;

    /// <summary>
    /// Trains on mini-batches of all rows of <paramref name="data"/>, with the learning rate rising by the same factor at each step,
    /// and measures the loss before each. The module ends as it was, on <paramref name="device"/>, and so do random
    /// numbers. Leaves no tensor behind.
    /// </summary>
    /// <param name="module">Gives <c>[N, outputs]</c>; its weights and statistics are put back.</param>
    /// <param name="data">Training rows; not disposed.</param>
    /// <param name="objective">What is learned.</param>
    /// <param name="options">How; the learning rate, the schedule and what concerns validation do not count.</param>
    /// <param name="device">Where; null: the CPU.</param>
    /// <param name="lowest">The first learning rate, from 1e-10. Default 1e-6.</param>
    /// <param name="highest">The last one, more than <paramref name="lowest"/>, to 100. Default 1.</param>
    /// <param name="steps">Steps of the sweep, 10 to 100,000. Default 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option or a value is out of its range.</exception>
    /// <exception cref="ArgumentException">There are fewer than two rows, or labels of a wrong type.</exception>
    public static LearningRateFinding Run(
        DeepModule module,
        TrainingData data,
        Objective objective,
        TrainingOptions options,
        Device? device = null,
        double lowest = 1e-6,
        double highest = 1,
        int steps = 100)
    {
        TrialTraining.Check(module, data, objective, options);
        OptionCheck.InRange(lowest, 1e-10, 100, nameof(lowest));
        if (!(highest > lowest && highest <= 100))
            throw OptionCheck.OutOfRange(nameof(highest), highest, "more than lowest, at most 100");
        OptionCheck.InRange(steps, 10, 100_000, nameof(steps));
        return TrialTraining.Run(module, data, objective, options, device, trial =>
        {
            var points = Sweep(module, trial, options, lowest, highest, steps);
            return new LearningRateFinding(points, Steepest(points));
        });
    }

    /// <summary>The rate at which the smoothed loss falls fastest over the logarithm of the rate; null where it never falls.</summary>
    internal static double? Steepest(IReadOnlyList<LearningRatePoint> points)
    {
        double? rate = null;
        var steepest = 0.0;
        for (var i = FirstSteps; i + 1 < points.Count; i++)
        {
            // Rates are evenly spaced on a logarithmic scale, so a difference is a slope.
            var slope = points[i + 1].SmoothedLoss - points[i - 1].SmoothedLoss;
            if (slope < steepest)
                (rate, steepest) = (points[i].LearningRate, slope);
        }

        return rate;
    }

    private static List<LearningRatePoint> Sweep(
        DeepModule module, TrialTraining trial, TrainingOptions options, double lowest, double highest, int steps)
    {
        var rows = trial.Rows;
        var gradients = new TrainingStep(module, trial.Loss, options, trial.Random, new MicroBatches(options), trial.Precision);
        var batches = new BatchPlan(rows.Rows, options.BatchSize);
        var points = new List<LearningRatePoint>();
        double average = 0, least = double.PositiveInfinity;
        for (var step = 0; step < steps && !options.CancellationToken.IsCancellationRequested; step++)
        {
            var batch = step % batches.Count;
            if (batch == 0)
                rows.StartEpoch(step / batches.Count + 1, batches, trial.Random);

            using var scope = NewDisposeScope();
            var rate = lowest * Math.Pow(highest / lowest, (double)step / (steps - 1));
            using var stepRows = rows.Step(batch);
            var sum = zeros(1, ScalarType.Float64, trial.Device);
            trial.Optimizer.ZeroGrad();
            gradients.Backward(step, stepRows, sum);
            var value = sum.item<double>() / stepRows.Length;
            average = Smoothing * average + (1 - Smoothing) * value;
            var smoothed = average / (1 - Math.Pow(Smoothing, step + 1));
            if (!double.IsFinite(smoothed))
                break;
            points.Add(new LearningRatePoint(rate, value, smoothed));
            least = Math.Min(least, smoothed);
            if (smoothed > Divergence * least)
                break;
            if (options.ClipNorm is { } norm)
                nn.utils.clip_grad_norm_(trial.Parameters.Trained.Select(parameter => parameter.Value), norm);
            trial.Optimizer.Step(rate);
        }

        return points;
    }
}

/// <summary>One step of a sweep.</summary>
/// <param name="LearningRate">The learning rate of the step.</param>
/// <param name="Loss">The mean loss of the mini-batch before the step.</param>
/// <param name="SmoothedLoss">The exponential moving average of the losses so far, its start made up for.</param>
public sealed record LearningRatePoint(double LearningRate, double Loss, double SmoothedLoss);

/// <summary>What a sweep of learning rates gave.</summary>
/// <param name="Points">The steps in order, up to where the loss grew too high, was not finite, or the fit was cancelled.</param>
/// <param name="Suggestion">The learning rate at which the smoothed loss falls fastest; null where it never falls.</param>
public sealed record LearningRateFinding(IReadOnlyList<LearningRatePoint> Points, double? Suggestion);
