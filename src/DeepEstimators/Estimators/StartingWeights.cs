using System.Globalization;
using DeepEstimators.Interop;
using DeepEstimators.Models;
using DeepEstimators.Networks;
using DeepEstimators.Training;
using static TorchSharp.torch;

namespace DeepEstimators;

/// <summary>Gives a new network the weights that a fit starts from: pretrained ones, then those of a trained model.</summary>
internal static class StartingWeights
{
    /// <summary>What the fit keeps; null when it starts anew.</summary>
    internal static TrainingStart? Give(
        DeepModule module,
        PretrainedWeights? pretrained,
        DeepModel? start,
        int member,
        Objective objective,
        ClassValues? classes,
        FitLog log)
    {
        TrainingStart? kept = null;
        if (pretrained is not null)
        {
            var transfer = pretrained.GiveTo(module);
            Tell(log, $"the pretrained weights in {pretrained}", transfer);
            kept = new TrainingStart(transfer.KeepsInputs, Scalings: null);
        }

        if (start is not null)
        {
            var transfer = OfModel(module, start, member, objective, classes, log);
            Tell(log, $"the trained {start.Name}", transfer);
            kept = new TrainingStart(
                transfer.KeepsInputs, objective.IsRegression() && start.Objective == objective ? start.Scalings : null);
        }

        return kept;
    }

    private static WeightTransfer OfModel(
        DeepModule module, DeepModel start, int member, Objective objective, ClassValues? classes, FitLog log)
    {
        // Members start from members, as long as there are such.
        var trained = start.Module is EnsembleModule ensemble ? ensemble.Parts[member % ensemble.Parts.Count] : start.Module;
        IReadOnlyDictionary<string, Tensor> source = WeightTransfer.Known(trained);
        if (start.Objective != objective || !AreSame(start.Classes, classes))
        {
            var head = ParameterNames.Layer(ModuleNames.Known(module, module.named_parameters().Last().Item1));
            log.Info($"The last layer, '{head}', starts anew, since the model that the fit starts from was trained on "
                + (start.Objective == objective ? "other classes." : $"{start.Objective}."));
            source = source.Where(pair => !ParameterNames.Fits(pair.Key, head)).ToDictionary();
        }

        var transfer = WeightTransfer.Into(module, source, strict: false);
        return transfer.Taken.Count > 0
            ? transfer
            : throw new ArgumentException(
                $"Nothing of the trained {start.Name} fits {module.GetName()}.{transfer.Differences()}", nameof(start));
    }

    // Classes without values are known by their number alone, which the last layer's shape tells.
    private static bool AreSame(ClassValues? one, ClassValues? other) =>
        (one is null && other is null) || (one is not null && other is not null && one.Values.SequenceEqual(other.Values));

    private static void Tell(FitLog log, string from, WeightTransfer transfer)
    {
        var message = string.Create(
            CultureInfo.InvariantCulture, $"Training starts from {from}: {transfer.Taken.Count} tensors were taken over.");
        if (transfer.FitsAll)
            log.Info(message);
        else
            log.Warning($"{message} The others start anew.{transfer.Differences()}");
    }
}
