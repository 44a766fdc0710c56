using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// Finds how many rows fit into memory at once, and how fast mini-batches of each size are: steps with twice the rows each time, until
/// memory runs out or the rows do.
/// </summary>
public static class BatchSizeFinder
{
    // The best rate within this share is as good: smaller batches take more steps for the same rows.
    private const double AsGood = 0.95;

    // The first step of a size also makes room for it.
    private const int Steps = 3;

    /// <summary>
    /// Trains a few steps with each size. The module ends as it was, on <paramref name="device"/>. Leaves no tensor behind.
    /// </summary>
    /// <param name="module">Gives <c>[N, outputs]</c>; its weights and statistics are put back.</param>
    /// <param name="data">Training rows; not disposed.</param>
    /// <param name="objective">What is learned.</param>
    /// <param name="options">How; batch sizes do not count.</param>
    /// <param name="device">Where; null: the CPU.</param>
    /// <param name="smallest">The first size, 2 to 1,048,576. Default 16.</param>
    /// <param name="largest">The last size at most, from <paramref name="smallest"/> to 1,048,576. Default 65,536.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option or a value is out of its range.</exception>
    /// <exception cref="ArgumentException">There are fewer than two rows, or labels of a wrong type.</exception>
    public static BatchSizeFinding Run(
        DeepModule module,
        TrainingData data,
        Objective objective,
        TrainingOptions options,
        Device? device = null,
        int smallest = 16,
        int largest = 65_536)
    {
        TrialTraining.Check(module, data, objective, options);
        OptionCheck.InRange(smallest, 2, 1_048_576, nameof(smallest));
        OptionCheck.InRange(largest, smallest, 1_048_576, nameof(largest));
        return TrialTraining.Run(module, data, objective, options, device, trial => Sweep(module, trial, options, smallest, largest));
    }

    private static BatchSizeFinding Sweep(
        DeepModule module, TrialTraining trial, TrainingOptions options, int smallest, int largest)
    {
        var rows = trial.Rows;
        var sizes = new List<BatchSizePoint>();
        var ranOut = false;
        for (long size = smallest; size <= largest && !ranOut && !options.CancellationToken.IsCancellationRequested; size *= 2)
        {
            var whole = Math.Min(size, rows.Rows);
            var own = options.Clone();
            own.BatchSize = (int)whole;
            own.MicroBatchSize = null;
            try
            {
                sizes.Add(Measure((int)whole, own));
            }
            catch (Exception error) when (MicroBatches.AreTooLarge(error))
            {
                ranOut = true;
            }

            if (whole < size)
                break;
        }

        var best = sizes.Count == 0 ? 0 : sizes.Max(point => point.RowsPerSecond);
        return new BatchSizeFinding(sizes, sizes.FirstOrDefault(point => point.RowsPerSecond >= AsGood * best)?.BatchSize, ranOut);

        BatchSizePoint Measure(int size, TrainingOptions own)
        {
            using var scope = NewDisposeScope();
            // Memory that runs out must be seen here, and not be made up for by smaller parts.
            var gradients = new TrainingStep(module, trial.Loss, own, trial.Random, new MicroBatches(own), trial.Precision, halves: false);
            rows.StartEpoch(1, new BatchPlan(size, size), trial.Random);
            long began = 0;
            var sum = zeros(1, ScalarType.Float64, trial.Device);
            for (var step = 0; step < Steps; step++)
            {
                using var inner = NewDisposeScope();
                trial.Optimizer.ZeroGrad();
                using var stepRows = rows.Step(0);
                gradients.Backward(step, stepRows, sum);
                trial.Optimizer.Step(options.LearningRate);
                // Waits for the device.
                sum.item<double>();
                if (step == 0)
                    began = options.TimeProvider.GetTimestamp();
            }

            var seconds = options.TimeProvider.GetElapsedTime(began).TotalSeconds;
            return new BatchSizePoint(size, seconds > 0 ? (Steps - 1) * size / seconds : 0);
        }
    }
}

/// <summary>A size of mini-batches that fits.</summary>
/// <param name="BatchSize">Rows of a mini-batch.</param>
/// <param name="RowsPerSecond">Rows trained in a second.</param>
public sealed record BatchSizePoint(int BatchSize, double RowsPerSecond);

/// <summary>What a sweep of batch sizes gave.</summary>
/// <param name="Sizes">The sizes that fit into memory, in rising order.</param>
/// <param name="Suggestion">The smallest size that is nearly as fast as the fastest; null where none fits.</param>
/// <param name="RanOutOfMemory">True when the sweep ended since memory ran out.</param>
public sealed record BatchSizeFinding(IReadOnlyList<BatchSizePoint> Sizes, int? Suggestion, bool RanOutOfMemory);
