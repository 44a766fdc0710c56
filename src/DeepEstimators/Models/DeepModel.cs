using DeepEstimators.Inputs;
using DeepEstimators.Interop;
using DeepEstimators.Models;
using DeepEstimators.Networks;
using DeepEstimators.Training;

namespace DeepEstimators;

/// <summary>
/// A trained network. Several transformers may share one; its tensors are freed when the last of them is disposed and no
/// scoring pass runs any more.
/// </summary>
public sealed class DeepModel
{
    private readonly BatchScorer scorer;
    private int references;

    internal DeepModel(
        BatchScorer scorer,
        ModuleSource source,
        FeatureColumn features,
        Objective objective,
        int outputSize,
        ClassValues? classes,
        IReadOnlyList<TargetScaling> scalings,
        TrainingSummary training,
        double? temperature = null,
        TrainingDiagnosis? diagnosis = null,
        IReadOnlyList<string>? outputNames = null)
    {
        this.scorer = scorer;
        Source = source;
        Features = features;
        Objective = objective;
        OutputSize = outputSize;
        Classes = classes;
        Scalings = scalings;
        OutputNames = outputNames;
        Training = training;
        Temperature = temperature;
        Diagnosis = diagnosis;
    }

    /// <summary>What is learned.</summary>
    public Objective Objective { get; }

    /// <summary>What one row is.</summary>
    public InputShape InputShape => Features.Shape;

    /// <summary>The network's outputs: the classes, the predicted numbers, or 1 for binary classification.</summary>
    public int OutputSize { get; }

    /// <summary>The network's architecture; null for a module of the user's own.</summary>
    public Network? Network => Source.Network;

    /// <summary>Length of the penultimate layer, which DeepFeatures gives.</summary>
    /// <exception cref="InvalidOperationException">A module of the user's own has no Linear layer.</exception>
    public int FeatureSize => scorer.FeatureSize;

    /// <summary>Networks whose predictions are averaged; 1 unless <see cref="DeepOptions.Ensemble"/> asked for more.</summary>
    public int EnsembleSize => Module is EnsembleModule ensemble ? ensemble.Parts.Count : 1;

    /// <summary>
    /// What the logits are divided by; null where <see cref="TrainingOptions.CalibrateProbabilities"/> did not ask for it.
    /// </summary>
    public double? Temperature { get; }

    /// <summary>
    /// The health of the network's layers, where <see cref="TrainingOptions.Diagnose"/> asked for it, of the first network of an
    /// ensemble; not saved, so null in a loaded model.
    /// </summary>
    public TrainingDiagnosis? Diagnosis { get; }

    /// <summary>How the model was trained.</summary>
    public TrainingSummary Training { get; }

    /// <summary>The network's name for messages.</summary>
    internal string Name => Source.Name;

    internal ModuleSource Source { get; }

    internal FeatureColumn Features { get; }

    internal ClassValues? Classes { get; }

    /// <summary>What turns each output into the unit of its target.</summary>
    internal IReadOnlyList<TargetScaling> Scalings { get; }

    internal TargetScaling Scaling => Scalings[0];

    /// <summary>Names of several predicted numbers; null: they have none.</summary>
    internal IReadOnlyList<string>? OutputNames { get; }

    internal DeepModule Module => scorer.Module;

    /// <summary>The learned numbers of the network.</summary>
    internal long ParameterCount => Module.parameters().Sum(parameter => parameter.numel());

    /// <summary>Takes part in the ownership; false when the model has been freed.</summary>
    internal bool TryAddReference()
    {
        while (true)
        {
            var seen = Volatile.Read(ref references);
            if (seen < 0)
                return false;
            if (Interlocked.CompareExchange(ref references, seen + 1, seen) == seen)
                return true;
        }
    }

    /// <summary>Frees the tensors of a model that nobody took part in.</summary>
    internal void Free()
    {
        if (TryAddReference())
            RemoveReference();
    }

    /// <summary>Gives up a part of the ownership; the last one frees the tensors.</summary>
    internal void RemoveReference()
    {
        if (Interlocked.Decrement(ref references) == 0
            && Interlocked.CompareExchange(ref references, int.MinValue, 0) == 0)
            scorer.Dispose();
    }

    internal float[] Score(FeatureStore rows)
    {
        using var batch = rows.ToTensor();
        return scorer.Score(batch);
    }

    internal float[] Embed(FeatureStore rows, string? layerName = null)
    {
        using var batch = rows.ToTensor();
        return layerName is null ? scorer.Features(batch) : scorer.LayerOutputs(batch, layerName);
    }

    /// <summary>What a layer, or the penultimate one, gives for a row.</summary>
    internal int[] FeatureShape(string? layerName) => layerName is null
        ? [FeatureSize]
        : scorer.LayerShape(layerName) is { Count: > 0 } shape ? shape.Select(size => checked((int)size)).ToArray() : [1];
}
