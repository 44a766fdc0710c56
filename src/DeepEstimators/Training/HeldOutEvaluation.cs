using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>What a trained module gives on the rows that its fit held out.</summary>
/// <param name="Loss">Mean loss.</param>
/// <param name="Metric">Accuracy, or root mean squared error in the target's own unit.</param>
/// <param name="Temperature">What to divide logits by; null in regression.</param>
internal sealed record HeldOutEvaluation(double Loss, double Metric, double? Temperature)
{
    /// <summary>Null where the fit held no rows out.</summary>
    internal static HeldOutEvaluation? Run(
        DeepModule module,
        TrainingData data,
        TrainingData? validation,
        Objective objective,
        TrainingOptions options,
        IReadOnlyList<TargetScaling> scalings,
        Device device)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var (training, held) = DeviceRows.Split(data, validation, objective, options, device);
        if (held is null)
            return null;
        var known = options.Clone();
        known.Start = new TrainingStart(KeepsInputs: true, scalings);
        var (loss, metric, _) = Evaluation.Run(module, held, Training.Loss.Create(objective, training, held, known));
        if (objective.IsRegression())
            return new HeldOutEvaluation(loss, metric, null);
        var (outputs, labels, weights) = Evaluation.Outputs(module, held);
        return new HeldOutEvaluation(loss, metric, TemperatureScaling.Fit(outputs, labels, weights));
    }
}
