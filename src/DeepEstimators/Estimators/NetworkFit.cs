using System.Globalization;
using DeepEstimators.Interop;
using DeepEstimators.Models;
using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;

namespace DeepEstimators;

/// <summary>Trains the network, or the networks of an ensemble, on rows that have been read.</summary>
internal sealed class NetworkFit(
    DeepOptions options, ModuleSource source, Objective objective, FitLog log, Func<bool> isCancelled)
{
    /// <summary>What a fit gave; the module is the caller's.</summary>
    internal sealed record Trained(
        DeepModule Module, IReadOnlyList<TargetScaling> Scalings, TrainingSummary Summary, double? Temperature, TrainingDiagnosis? Diagnosis);

    internal Trained Run(
        TrainingData data,
        TrainingData? validation,
        InputShape shape,
        int outputs,
        ClassValues? classes,
        DeepModel? start,
        torch.Device device)
    {
        var training = options.Training.Clone();
        training.Progress = new LoggedProgress(log, options.Training.Progress);
        training.Observers = [.. options.Training.Observers ?? [], new LogObserver(log)];
        training.IsCancelled = isCancelled;
        var ofMembers = EnsembleTrainer.OptionsOf(training, options.Ensemble);
        var members = new List<DeepModule>();
        try
        {
            foreach (var own in ofMembers)
            {
                members.Add(source.Create(shape, outputs, own.SeedOrZero));
                own.Start = StartingWeights.Give(
                    members[^1], options.Pretrained, start, members.Count - 1, objective, classes, log);
            }

            var began = training.TimeProvider.GetTimestamp();
            var results = EnsembleTrainer.Fit(
                members, data, validation, objective, ofMembers, device, options.EnsembleParallelism);
            var seconds = training.TimeProvider.GetElapsedTime(began).TotalSeconds;
            foreach (var result in results)
                log.Result(result);
            return members.Count == 1
                ? Single(members[0], results[0], data, validation, ofMembers[0], device)
                : Ensemble(members, results, seconds, data, validation, ofMembers[0], device);
        }
        catch
        {
            members.ForEach(member => member.Dispose());
            throw;
        }
    }

    private Trained Single(
        DeepModule module,
        TrainingResult result,
        TrainingData data,
        TrainingData? validation,
        TrainingOptions training,
        torch.Device device)
    {
        var temperature = training.CalibrateProbabilities
            ? Temperature(HeldOutEvaluation.Run(module, data, validation, objective, training, result.TargetScalings, device))
            : null;
        return new Trained(
            module,
            result.TargetScalings,
            TrainingSummary.Of(result, data.Rows, device.ToString()),
            temperature,
            result.Diagnosis);
    }

    private Trained Ensemble(
        List<DeepModule> members,
        TrainingResult[] results,
        double seconds,
        TrainingData data,
        TrainingData? validation,
        TrainingOptions training,
        torch.Device device)
    {
        var scalings = results[0].TargetScalings;
        var ensemble = new EnsembleModule(members, OutputKinds.Of(objective, scalings[0].Link));
        var heldOut = HeldOutEvaluation.Run(ensemble, data, validation, objective, training, scalings, device);
        log.Info(string.Create(CultureInfo.InvariantCulture, $"Trained {members.Count} networks in {seconds:F1} s."));
        if (heldOut is not null)
            log.Info(string.Create(
                CultureInfo.InvariantCulture, $"The loss of their average on the validation rows is {heldOut.Loss:F4}."));
        return new Trained(
            ensemble,
            scalings,
            TrainingSummary.Of(results, heldOut, seconds, data.Rows, device.ToString()),
            training.CalibrateProbabilities ? Temperature(heldOut) : null,
            results[0].Diagnosis);
    }

    private double? Temperature(HeldOutEvaluation? heldOut)
    {
        if (heldOut is null)
            throw new InvalidOperationException(
                "CalibrateProbabilities needs validation rows, of which there are none: set ValidationFraction, or give validation "
                + "data to the fit.");
        log.Info(string.Create(
            CultureInfo.InvariantCulture, $"Probabilities are calibrated: logits are divided by {heldOut.Temperature:F3}."));
        return heldOut.Temperature;
    }
}
