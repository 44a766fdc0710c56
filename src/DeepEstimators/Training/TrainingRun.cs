using System.Globalization;
using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>One fit, from its first step to its last.</summary>
internal sealed class TrainingRun : IDisposable
{
    // Reading the loss makes a GPU wait for all that was asked of it, so there it is read only every so often.
    private const int StepsBetweenReadsOnGpu = 50;

    private readonly DeepModule module;
    private readonly Objective objective;
    private readonly TrainingOptions options;
    private readonly Device device;
    private readonly Generator generator;
    private readonly BestWeights best;
    private readonly ProgressReporter reporter;
    private readonly List<EpochSummary> history = [];
    private readonly ModuleOptimizer optimizer;
    private ParameterPlan? parameters;
    private AveragedWeights? averages;

    internal TrainingRun(DeepModule module, Objective objective, TrainingOptions options, Device device)
    {
        this.module = module;
        this.objective = objective;
        this.options = options;
        this.device = device;
        generator = new Generator(unchecked((ulong)options.SeedOrZero));
        best = new BestWeights(options.RestoreBest);
        reporter = new ProgressReporter(options, objective);
        optimizer = options.Optimizer.Create(options.WeightDecay);
    }

    internal TrainingResult Fit(TrainingData data, TrainingData? validation)
    {
        var (trainingRows, heldOutRows) = validation is null ? DataSplit.Split(data, objective, options) : (null, null);
        var training = new DeviceRows(data, trainingRows, device);
        var held = validation is not null ? new DeviceRows(validation, null, device)
            : heldOutRows is not null ? new DeviceRows(data, heldOutRows, device)
            : null;
        if (training.Rows < 2)
            throw new ArgumentException($"Training needs 2 rows or more; there are {training.Rows}.", nameof(data));
        if (held is { Rows: 0 })
            held = null;

        var loss = Loss.Create(objective, training, held, options);
        module.adapt(training.Inputs);
        parameters = new ParameterPlan(module, options);
        optimizer.Add(parameters.Trained);
        var batches = new BatchPlan(training.Rows, options.BatchSize);
        var schedule = new WarmUpAndDecay(options.Schedule, options.WarmUpFraction, batches.Count, options.Epochs);
        averages = options.AverageDecay is { } decay ? new AveragedWeights(module, decay) : null;

        var reason = StopReason.Completed;
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            reporter.StartEpoch(epoch, batches.Count);
            optimizer.Add(parameters.Unfreeze(epoch));
            if (RunEpoch(epoch, training, batches, loss, schedule) is not { } trainingLoss)
            {
                reason = StopReason.Cancelled;
                break;
            }

            EndEpoch(epoch, trainingLoss, held, loss);
            schedule.EndEpoch(history[^1].ValidationLoss ?? trainingLoss);
            if (held is not null && options.EarlyStoppingPatience > 0 && epoch < options.Epochs
                && epoch - best.Epoch >= options.EarlyStoppingPatience)
            {
                reason = StopReason.EarlyStopped;
                break;
            }
        }

        averages?.Exchange(module);
        var restored = best.Restore(module);
        return new TrainingResult(
            history, restored ? best.Epoch : history.Count, reason, loss.Scaling, reporter.Elapsed);
    }

    public void Dispose()
    {
        averages?.Dispose();
        parameters?.Dispose();
        optimizer.Dispose();
        best.Dispose();
        generator.Dispose();
    }

    /// <summary>The mean training loss, or null when cancelled.</summary>
    private double? RunEpoch(
        int epoch, DeviceRows training, BatchPlan batches, Loss loss, WarmUpAndDecay schedule)
    {
        using var scope = NewDisposeScope();
        parameters!.Train();
        var order = randperm(training.Rows, ScalarType.Int64, generator: generator).to(device);
        var lossSum = zeros(1, ScalarType.Float64, device);
        var readEvery = device.type == DeviceType.CPU ? 1 : StepsBetweenReadsOnGpu;
        for (var step = 0; step < batches.Count; step++)
        {
            if (options.CancellationToken.IsCancellationRequested)
                return null;
            var rate = options.LearningRate * schedule.Factor((long)(epoch - 1) * batches.Count + step);
            var (start, length) = batches[step];
            using (NewDisposeScope())
                Step(training, order, start, length, loss, rate, lossSum);

            var last = step + 1 == batches.Count;
            if (last || (step + 1) % readEvery == 0)
            {
                var mean = lossSum.item<double>() / (start + length);
                if (!double.IsFinite(mean))
                    throw Diverged(epoch, step, rate);
                if (last)
                    reporter.FinishSteps(start + length, mean, rate);
                else
                    reporter.Step(step + 1, start + length, mean, rate);
            }
        }

        return reporter.MeanLoss;
    }

    private void Step(
        DeviceRows training, Tensor order, long start, long length, Loss loss, double rate, Tensor lossSum)
    {
        optimizer.ZeroGrad();
        var parts = new BatchPlan(length, options.MicroBatchSize ?? options.BatchSize);
        for (var part = 0; part < parts.Count; part++)
        {
            var (offset, rows) = parts[part];
            using var scope = NewDisposeScope();
            var batch = training.Take(order, start + offset, rows, options.Augmentation, generator);
            var value = ForwardLoss(batch, loss);
            (parts.Count == 1 ? value : value * ((double)rows / length)).backward();
            using (no_grad())
                lossSum.add_(value.detach(), (double)rows);
        }

        if (options.ClipNorm is { } norm)
            nn.utils.clip_grad_norm_(parameters!.Trained.Select(parameter => parameter.Value), norm);
        optimizer.Step(rate);
        averages?.Update(module);
    }

    // A scope of its own: every handle of the forward pass is gone before the backward pass, so that autograd alone
    // decides how long its memory lives.
    private Tensor ForwardLoss(RowBatch batch, Loss loss)
    {
        using var scope = NewDisposeScope();
        var outputs = module.call(batch.Inputs);
        return loss.Mean(outputs, batch.Labels, batch.Weights).MoveToOuterDisposeScope();
    }

    private void EndEpoch(int epoch, double trainingLoss, DeviceRows? held, Loss loss)
    {
        double? validationLoss = null, metric = null;
        if (held is not null)
        {
            averages?.Exchange(module);
            (validationLoss, metric) = Evaluation.Run(module, held, loss);
            best.Offer(module, epoch, validationLoss.Value);
            averages?.Exchange(module);
        }

        history.Add(new EpochSummary(epoch, trainingLoss, validationLoss, metric, reporter.RowsPerSecond));
        reporter.FinishEpoch(validationLoss, metric);
    }

    private InvalidOperationException Diverged(int epoch, int step, double rate) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The training loss is not finite in epoch {epoch}, step {step + 1} (learning rate {rate:G3}). Lower LearningRate "
        + $"(now {options.LearningRate:G3}), set ClipNorm, or check the columns for values that are not finite."));
}
