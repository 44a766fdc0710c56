using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// Watches the last step of each epoch and, in the end, the units. What is usual is told by common practice (update ratios near
/// 0.001) and by Glorot and Bengio, "Understanding the Difficulty of Training Deep Feedforward Neural Networks", 2010.
/// </summary>
internal sealed class DiagnosisProbe(DeepModule module) : IDisposable
{
    private const int MostRows = 1024;
    private const double Vanishing = 1e-3;
    private const double Exploding = 100;
    private const double LargeUpdate = 0.1;
    private const double SmallUpdate = 1e-5;

    private readonly Dictionary<string, Layer> layers = new(StringComparer.Ordinal);
    private readonly StateCopy before = new();
    private Dictionary<string, double> gradients = [];

    /// <summary>Takes in the gradients and the weights before a step.</summary>
    internal void BeforeStep(IReadOnlyList<TrainedParameter> parameters)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        before.Dispose();
        before.Keep(parameters.Select(parameter => parameter.Value));
        gradients = NormOfLayers(parameters, parameter => parameter.Value.grad);
    }

    /// <summary>Takes in the weights after it.</summary>
    internal void AfterStep(IReadOnlyList<TrainedParameter> parameters)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var earlier = parameters.Zip(before.Copies).ToDictionary(pair => pair.First.Name, pair => pair.Second);
        var norms = NormOfLayers(parameters, parameter => earlier[parameter.Name]);
        var changes = NormOfLayers(parameters, parameter => parameter.Value - earlier[parameter.Name]);
        foreach (var (name, norm) in norms)
        {
            var layer = layers.TryGetValue(name, out var known) ? known : layers[name] = new Layer();
            layer.Parameters = parameters.Where(parameter => Owner(parameter.Name) == name).Sum(parameter => parameter.Value.numel());
            layer.Gradients.Add(gradients.GetValueOrDefault(name));
            layer.Ratios.Add(norm > 0 ? changes[name] / norm : 0);
        }
    }

    /// <summary>What was found, with the module as the fit leaves it.</summary>
    internal TrainingDiagnosis Conclude(Tensor inputs)
    {
        var units = Units(inputs);
        var largest = layers.Values.Select(layer => layer.PerParameter).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        var names = module.named_modules().Select(pair => ModuleNames.Known(module, pair.Item1)).Prepend("");
        return new TrainingDiagnosis(names.Where(name => layers.ContainsKey(name) || units.ContainsKey(name)).Select(name =>
        {
            var layer = layers.GetValueOrDefault(name) ?? new Layer();
            (int All, int Dead)? counts = units.TryGetValue(name, out var found) ? found : null;
            var diagnosis = new LayerDiagnosis(
                name.Length > 0 ? name : module.GetName(), layer.Parameters, layer.Gradients, layer.Ratios, counts?.All, counts?.Dead,
                LayerFindings.None);
            return diagnosis with { Findings = Judge(diagnosis, layer, largest) };
        }).ToArray());
    }

    public void Dispose() => before.Dispose();

    private static LayerFindings Judge(LayerDiagnosis layer, Layer measured, double largest)
    {
        var findings = LayerFindings.None;
        if (layer.DeadUnits * 2 >= layer.Units && layer.Units > 0)
            findings |= LayerFindings.DeadUnits;
        if (layer.GradientNorms is not [var first, ..])
            return findings;
        if (measured.PerParameter < Vanishing * largest)
            findings |= LayerFindings.VanishingGradient;
        if (layer.GradientNorms.Any(norm => !double.IsFinite(norm) || norm > Exploding * first))
            findings |= LayerFindings.ExplodingGradient;
        if (layer.UpdateRatio > LargeUpdate)
            findings |= LayerFindings.LargeUpdates;
        if (layer.UpdateRatio < SmallUpdate)
            findings |= LayerFindings.SmallUpdates;
        return findings;
    }

    private static string Owner(string parameter) =>
        parameter.LastIndexOf('.') is var point && point < 0 ? "" : parameter[..point];

    private static Dictionary<string, double> NormOfLayers(
        IReadOnlyList<TrainedParameter> parameters, Func<TrainedParameter, Tensor?> value) =>
        parameters.GroupBy(parameter => Owner(parameter.Name)).ToDictionary(
            layer => layer.Key,
            layer => Math.Sqrt(layer.Select(value).OfType<Tensor>()
                .Sum(tensor => tensor.to_type(ScalarType.Float64).pow(2).sum().item<double>())));

    // A rectifier of vectors has a unit a number, one of images a unit a channel; where the rows stand elsewhere none can be told.
    private Dictionary<string, (int All, int Dead)> Units(Tensor inputs)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        module.eval();
        var batch = InputBatch.ToFloat(inputs.narrow(0, 0, Math.Min(MostRows, inputs.shape[0])));
        var found = new Dictionary<string, (int All, int Dead)>(StringComparer.Ordinal);
        foreach (var (name, part) in module.named_modules().Where(pair => pair.Item2 is TorchSharp.Modules.ReLU))
        {
            using var inner = NewDisposeScope();
            LayerCapture.WatchOutput(part);
            var outputs = LayerCapture.RunAll(part, () => module.call(batch));
            if (outputs.Count != 1 || outputs[0].shape is not ([_, _] or [_, _, _, _]) || outputs[0].shape[0] != batch.shape[0])
                continue;
            var alive = outputs[0].gt(0).transpose(0, 1).flatten(1).any(1);
            found[ModuleNames.Known(module, name)] = ((int)alive.shape[0], (int)(alive.shape[0] - alive.sum().item<long>()));
        }

        return found;
    }

    private sealed class Layer
    {
        internal List<double> Gradients { get; } = [];

        internal List<double> Ratios { get; } = [];

        internal long Parameters { get; set; }

        /// <summary>The median gradient of one parameter, as a root mean square.</summary>
        internal double PerParameter =>
            Gradients.Order().ElementAtOrDefault(Gradients.Count / 2) / Math.Sqrt(Math.Max(1, Parameters));
    }
}
