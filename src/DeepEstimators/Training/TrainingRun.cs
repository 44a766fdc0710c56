using System.Globalization;
using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>One fit, from its first step to its last.</summary>
internal sealed partial class TrainingRun : IDisposable
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
    private readonly MicroBatches microBatches;
    private readonly MixedPrecision precision;
    private readonly DiagnosisProbe? probe;
    private readonly List<EpochSummary> history = [];
    private readonly List<StepSummary> steps = [];
    private ParameterPlan? parameters;
    private AveragedWeights? averages;
    private EpochAverage? epochAverage;
    private Checkpoints? checkpoints;

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
        microBatches = new MicroBatches(options);
        precision = new MixedPrecision(module, options.Precision);
        probe = options.Diagnose ? new DiagnosisProbe(module) : null;
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
        epochAverage = options.StochasticWeightAveraging is { } averaging ? new EpochAverage(averaging, options.Epochs) : null;
        good.Keep(module.state_dict().Values);
        try
        {
            var start = Resume(training, held, schedule);
            var resumed = start.StepsDone(batches.Count);
            observers.FitBegan(new FitStart(
                options.Epochs, batches.Count, training.Rows, held?.Rows ?? 0, reporter.MetricName)
            {
                StepsDone = resumed,
                History = history.ToArray(),
            });
            var reason = Run(start, training, held, batches, loss, schedule);
            if (reason == StopReason.Cancelled && options.OnCancellation == CancelledFit.Throw)
                throw new OperationCanceledException("The fit was cancelled.", options.CancellationToken);
            averages?.Exchange(module);
            var averaged = reason == StopReason.Cancelled ? null : Average(training, held, batches, loss);
            var restored = averaged is null && best.Restore(module);
            var result = new TrainingResult(
                history, restored ? best.Epoch : history.Count, reason, loss.Scaling, reporter.Elapsed)
            {
                Batches = steps,
                SkippedSteps = guard.Count,
                Skipped = guard.Skipped,
                ResumedSteps = resumed,
                Averaged = averaged,
                TargetScalings = loss.Scalings,
                MicroBatchSize = microBatches.WereHalved ? microBatches.Rows : null,
                Diagnosis = probe?.Conclude(training.Statistics.Inputs),
            };
            observers.FitEnded(result);
            return result;
        }
        catch (Exception error)
        {
            if (error is TrainingDivergedException)
                good.GiveTo(module.state_dict().Values);
            observers.FitFailed(error);
            throw;
        }
    }

    public void Dispose()
    {
        checkpoints?.Dispose();
        averages?.Dispose();
        epochAverage?.Dispose();
        parameters?.Dispose();
        guard.Dispose();
        precision.Dispose();
        probe?.Dispose();
        optimizer.Dispose();
        good.Dispose();
        best.Dispose();
        random.Dispose();
    }

    private StopReason Run(
        FitPlace start, ITrainingRows training, IHeldRows? held, BatchPlan batches, Loss loss, WarmUpAndDecay schedule)
    {
        for (var place = start; place.Epoch <= options.Epochs; place = FitPlace.StartOf(place.Epoch + 1))
        {
            // Looked at before an epoch, so that a fit that goes on after its last one ends here too.
            if (held is not null && options.EarlyStoppingPatience > 0 && epochAverage?.Counts(place.Epoch) != true
                && place.Epoch - 1 - best.Epoch >= options.EarlyStoppingPatience)
                return End(place, StopReason.EarlyStopped);
            reporter.StartEpoch(place.Epoch, batches.Count, place.Rows);
            observers.EpochBegan(place.Epoch);
            optimizer.Add(parameters!.Unfreeze(place.Epoch));
            var skippedBefore = guard.Count - place.Skipped;
            var wait = new DataWait(options.TimeProvider);
            if (RunEpoch(place, training, batches, loss, schedule, wait) is not { } trainingLoss)
                return StopReason.Cancelled;
            EndEpoch(place.Epoch, trainingLoss, wait.Share(), guard.Count - skippedBefore, held, loss);
            schedule.EndEpoch(history[^1].ValidationLoss ?? trainingLoss);
            var next = FitPlace.StartOf(place.Epoch + 1);
            if (checkpoints?.IsDue(place.Epoch, next.StepsDone(batches.Count)) == true)
                Save(next, batches.Count, schedule);
        }

        return End(FitPlace.StartOf(options.Epochs + 1), StopReason.Completed);

        StopReason End(FitPlace place, StopReason reason)
        {
            Save(place, batches.Count, schedule);
            return reason;
        }
    }

    /// <summary>The mean training loss, or null when cancelled.</summary>
    private double? RunEpoch(
        FitPlace start, ITrainingRows training, BatchPlan batches, Loss loss, WarmUpAndDecay schedule, DataWait wait)
    {
        var epoch = start.Epoch;
        using var scope = NewDisposeScope();
        parameters!.Train();
        training.StartEpoch(epoch, batches, random);
        var gradients = new TrainingStep(module, loss, options, random, microBatches, precision);
        var tellsSteps = options.BatchHistory || observers.ObserveSteps;
        var losses = new BatchLosses(device, tellsSteps || guard.ReadsSteps ? 1 : BatchLosses.StepsBetweenReads(device, options));
        var unread = new List<IStepRows>();
        losses.Restore(start.LossSum);
        var rows = start.Rows;
        var skippedBefore = guard.Count - start.Skipped;
        for (var step = start.Step; step < batches.Count; step++)
        {
            var here = start with { Step = step };
            var place = here.StepsDone(batches.Count);
            var isCancelled = options.CancellationRequested;
            if (isCancelled || (step > start.Step && checkpoints?.IsDue(place) == true))
                Save(here with { Rows = rows, LossSum = losses.ReadNow(), Skipped = guard.Count - skippedBefore }, batches.Count, schedule);
            if (isCancelled)
                return null;
            var rate = epochAverage?.Counts(epoch) == true && epochAverage.LearningRate is { } constant
                ? constant
                : options.LearningRate * schedule.Factor(place);
            var stepRows = wait.Step(training, step);
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
            var fault = guard.Fault(read ? batchLoss : null, parameters.Trained);
            var skipped = fault is not null;
            if (fault is { } reason)
            {
                var stepsBack = losses.StepsBack();
                LeaveOut(epoch, step - stepsBack, rate, reason, batchLoss, unread[^(1 + stepsBack)]);
                losses.Restore(sumBefore);
            }
            else
            {
                Update(rate, last);
                guard.Took(batchLoss);
                rows += length;
            }

            if (read)
            {
                unread.ForEach(done => done.Dispose());
                unread.Clear();
            }

            if (last)
                reporter.FinishSteps(rows, losses.Read / rows, rate);
            else if (read)
                reporter.Step(step + 1, rows, losses.Read / rows, rate);
            if (tellsSteps)
                Tell(new StepSummary(epoch, step + 1, (int)length, batchLoss, rate, skipped));
        }

        return reporter.MeanLoss;
    }

    private void Update(double rate, bool lastOfEpoch)
    {
        using var scope = NewDisposeScope();
        var watched = lastOfEpoch ? probe : null;
        watched?.BeforeStep(parameters!.Trained);
        if (options.ClipNorm is { } norm)
            nn.utils.clip_grad_norm_(parameters!.Trained.Select(parameter => parameter.Value), norm);
        optimizer.Step(rate);
        watched?.AfterStep(parameters!.Trained);
        averages?.Update(module);
    }

    private void LeaveOut(int epoch, int step, double rate, SkipReason reason, double loss, IStepRows stepRows)
    {
        var rows = stepRows.Describe();
        if (!guard.Skip(epoch, step, rows, reason))
            throw Diverged(epoch, step, rate, reason, loss, rows);
    }

    private void Tell(StepSummary step)
    {
        if (options.BatchHistory)
            steps.Add(step);
        observers.StepEnded(step);
    }

    private void EndEpoch(int epoch, double trainingLoss, double dataWait, int skipped, IHeldRows? held, Loss loss)
    {
        var summary = new EpochSummary(epoch, trainingLoss, null, null, reporter.RowsPerSecond)
        {
            LearningRate = reporter.LearningRate,
            SkippedSteps = skipped,
            DataWaitShare = dataWait,
        };
        if (epochAverage?.Counts(epoch) == true)
            epochAverage.Add(module);
        averages?.Exchange(module);
        if (held is not null)
        {
            summary = Measure(summary, held, loss);
            best.Offer(module, epoch, summary.ValidationLoss!.Value);
        }

        if (double.IsFinite(summary.ValidationLoss ?? 0))
            good.Keep(module.state_dict().Values);
        averages?.Exchange(module);

        history.Add(summary);
        reporter.FinishEpoch(summary);
        observers.EpochEnded(summary);
    }

    private EpochSummary Measure(EpochSummary summary, IHeldRows held, Loss loss)
    {
        var (validationLoss, metric, metrics) = Evaluation.Run(module, held, loss);
        return summary with { ValidationLoss = validationLoss, ValidationMetric = metric, ValidationMetrics = metrics };
    }

    /// <summary>Gives the module the mean of the last epochs' weights; null, and as it was, where that is not wanted.</summary>
    private EpochSummary? Average(ITrainingRows training, IHeldRows? held, BatchPlan batches, Loss loss)
    {
        if (epochAverage is not { IsEmpty: false })
            return null;
        using var last = new StateCopy();
        last.Keep(module.state_dict().Values);
        epochAverage.GiveTo(module, Inputs);
        var summary = history[^1] with { ValidationLoss = null, ValidationMetric = null };
        if (held is null)
            return summary;
        summary = Measure(summary, held, loss);
        if (!options.RestoreBest || summary.ValidationLoss <= best.Lowest)
            return summary;
        last.GiveTo(module.state_dict().Values);
        return null;

        IEnumerable<Tensor> Inputs()
        {
            using var scope = NewDisposeScope();
            training.StartEpoch(history.Count + 1, batches, random);
            for (var step = 0; step < batches.Count; step++)
            {
                using var stepScope = NewDisposeScope();
                using var rows = training.Step(step);
                yield return rows.Take(0, rows.Length, null, random.Changes(0, 0)).Inputs;
            }
        }
    }

    private TrainingDivergedException Diverged(int epoch, int step, double rate, SkipReason reason, double loss, BatchRows rows)
    {
        var before = guard.Count > 0
            ? string.Create(CultureInfo.InvariantCulture, $", after {guard.Count} steps that were left out")
            : "";
        var where = string.Create(
            CultureInfo.InvariantCulture, $"in epoch {epoch}, step {step + 1} (learning rate {rate:G3}){before}. The rows of ")
            + $"the mini-batch, counted from 0 in the training data, are {rows}. ";
        var advice = string.Create(
            CultureInfo.InvariantCulture, $"Lower LearningRate (now {options.LearningRate:G3}), set ClipNorm, or check ");
        return reason == SkipReason.Spike
            ? new LossSpikeException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The loss of a mini-batch is {loss:G4}, that of those before it {guard.Median:G4} (median), {where}{advice}the rows."),
                epoch, step + 1, rows.Numbers, loss, guard.Median)
            : new NonFiniteLossException(
                $"The training loss is not finite {where}{advice}the columns for values that are not finite.",
                epoch, step + 1, rows.Numbers);
    }
}
