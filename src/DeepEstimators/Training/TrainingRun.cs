using System.Globalization;
using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>One fit, from its first step to its last.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly DeepModule module;
    private readonly Objective objective;
    private readonly TrainingOptions options;
    private readonly Device device;
    private readonly FitRandom random;
    private readonly BestWeights best;
    private readonly StateCopy good = new();
    private readonly ProgressReporter reporter;
    private readonly ObserverList observers;
    private readonly ModuleOptimizer optimizer;
    private readonly StepGuard guard;
    private readonly List<EpochSummary> history = [];
    private readonly List<StepSummary> steps = [];
    private ParameterPlan? parameters;
    private AveragedWeights? averages;

    internal TrainingRun(DeepModule module, Objective objective, TrainingOptions options, Device device)
    {
        this.module = module;
        this.objective = objective;
        this.options = options;
        this.device = device;
        random = new FitRandom(options.SeedOrZero, module, device);
        best = new BestWeights(options.RestoreBest);
        reporter = new ProgressReporter(options, objective);
        observers = new ObserverList(options.Observers);
        optimizer = options.Optimizer.Create(options.WeightDecay);
        guard = new StepGuard(module, options);
    }

    internal TrainingResult Fit(ITrainingRows training, IHeldRows? held)
    {
        var loss = Loss.Create(objective, training, held, options);
        if (options.Start is not { KeepsInputs: true })
            module.adapt(training.Statistics.Inputs);
        module.adapt(loss.Outputs);
        parameters = new ParameterPlan(module, options);
        optimizer.Add(parameters.Trained);
        var batches = new BatchPlan(training.Rows, options.BatchSize);
        var schedule = new WarmUpAndDecay(options.Schedule, options.WarmUpFraction, batches.Count, options.Epochs);
        averages = options.AverageDecay is { } decay ? new AveragedWeights(module, decay) : null;
        good.Keep(module.state_dict().Values);
        try
        {
            observers.FitBegan(new FitStart(
                options.Epochs, batches.Count, training.Rows, held?.Rows ?? 0, reporter.MetricName));
            var reason = Run(training, held, batches, loss, schedule);
            averages?.Exchange(module);
            var restored = best.Restore(module);
            var result = new TrainingResult(
                history, restored ? best.Epoch : history.Count, reason, loss.Scaling, reporter.Elapsed)
            {
                Batches = steps,
                SkippedSteps = guard.Count,
                Skipped = guard.Skipped,
            };
            observers.FitEnded(result);
            return result;
        }
        catch (Exception error)
        {
            if (error is NonFiniteLossException)
                good.GiveTo(module.state_dict().Values);
            observers.FitFailed(error);
            throw;
        }
    }

    public void Dispose()
    {
        averages?.Dispose();
        parameters?.Dispose();
        guard.Dispose();
        optimizer.Dispose();
        good.Dispose();
        best.Dispose();
        random.Dispose();
    }

    private StopReason Run(ITrainingRows training, IHeldRows? held, BatchPlan batches, Loss loss, WarmUpAndDecay schedule)
    {
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            reporter.StartEpoch(epoch, batches.Count);
            observers.EpochBegan(epoch);
            optimizer.Add(parameters!.Unfreeze(epoch));
            var skippedBefore = guard.Count;
            if (RunEpoch(epoch, training, batches, loss, schedule) is not { } trainingLoss)
                return StopReason.Cancelled;
            EndEpoch(epoch, trainingLoss, guard.Count - skippedBefore, held, loss);
            schedule.EndEpoch(history[^1].ValidationLoss ?? trainingLoss);
            if (held is not null && options.EarlyStoppingPatience > 0 && epoch < options.Epochs
                && epoch - best.Epoch >= options.EarlyStoppingPatience)
                return StopReason.EarlyStopped;
        }

        return StopReason.Completed;
    }

    /// <summary>The mean training loss, or null when cancelled.</summary>
    private double? RunEpoch(int epoch, ITrainingRows training, BatchPlan batches, Loss loss, WarmUpAndDecay schedule)
    {
        using var scope = NewDisposeScope();
        parameters!.Train();
        training.StartEpoch(epoch, batches, random);
        var gradients = new TrainingStep(module, loss, options, random);
        var tellsSteps = options.BatchHistory || observers.ObserveSteps;
        var losses = new BatchLosses(device, tellsSteps || guard.Skips ? 1 : BatchLosses.StepsBetweenReads(device, options));
        var unread = new List<IStepRows>();
        long rows = 0;
        for (var step = 0; step < batches.Count; step++)
        {
            if (options.CancellationToken.IsCancellationRequested)
                return null;
            var place = (long)(epoch - 1) * batches.Count + step;
            var rate = options.LearningRate * schedule.Factor(place);
            var stepRows = training.Step(step);
            var length = stepRows.Length;
            unread.Add(stepRows);
            var last = step + 1 == batches.Count;
            var sumBefore = losses.Read;
            guard.BeforeStep();
            using (NewDisposeScope())
            {
                optimizer.ZeroGrad();
                gradients.Backward(place, stepRows, losses.Sum);
            }

            // Read before the step is taken, so that a loss that is not finite never reaches the weights.
            var read = losses.EndStep(last);
            var batchLoss = (losses.Read - sumBefore) / length;
            var skipped = (read && !double.IsFinite(losses.Read)) || !guard.Allows(parameters.Trained);
            if (skipped)
            {
                var stepsBack = losses.StepsBack();
                LeaveOut(epoch, step - stepsBack, rate, unread[^(1 + stepsBack)]);
                losses.Restore(sumBefore);
            }
            else
            {
                Update(rate);
                rows += length;
            }

            if (read)
                unread.Clear();
            if (last)
                reporter.FinishSteps(rows, losses.Read / rows, rate);
            else if (read)
                reporter.Step(step + 1, rows, losses.Read / rows, rate);
            if (tellsSteps)
                Tell(new StepSummary(epoch, step + 1, (int)length, batchLoss, rate, skipped));
        }

        return reporter.MeanLoss;
    }

    private void Update(double rate)
    {
        using var scope = NewDisposeScope();
        if (options.ClipNorm is { } norm)
            nn.utils.clip_grad_norm_(parameters!.Trained.Select(parameter => parameter.Value), norm);
        optimizer.Step(rate);
        averages?.Update(module);
        guard.Took();
    }

    private void LeaveOut(int epoch, int step, double rate, IStepRows stepRows)
    {
        var rows = stepRows.Describe();
        if (!guard.Skip(epoch, step, rows))
            throw Diverged(epoch, step, rate, rows);
    }

    private void Tell(StepSummary step)
    {
        if (options.BatchHistory)
            steps.Add(step);
        observers.StepEnded(step);
    }

    private void EndEpoch(int epoch, double trainingLoss, int skipped, IHeldRows? held, Loss loss)
    {
        double? validationLoss = null, metric = null;
        averages?.Exchange(module);
        if (held is not null)
        {
            (validationLoss, metric) = Evaluation.Run(module, held, loss);
            best.Offer(module, epoch, validationLoss.Value);
        }

        if (double.IsFinite(validationLoss ?? 0))
            good.Keep(module.state_dict().Values);
        averages?.Exchange(module);

        history.Add(new EpochSummary(epoch, trainingLoss, validationLoss, metric, reporter.RowsPerSecond)
        {
            LearningRate = reporter.LearningRate,
            SkippedSteps = skipped,
        });
        reporter.FinishEpoch(validationLoss, metric);
        observers.EpochEnded(history[^1]);
    }

    private NonFiniteLossException Diverged(int epoch, int step, double rate, BatchRows rows)
    {
        var before = guard.Count > 0
            ? string.Create(CultureInfo.InvariantCulture, $", after {guard.Count} steps that were left out")
            : "";
        return new NonFiniteLossException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The training loss is not finite in epoch {epoch}, step {step + 1} (learning rate {rate:G3}){before}. The rows of "
                + $"the mini-batch, counted from 0 in the training data, are {rows}. Lower LearningRate (now {options.LearningRate:G3}), set ClipNorm, or "
                + $"check the columns for values that are not finite."),
            epoch,
            step + 1,
            rows.Numbers);
    }
}
