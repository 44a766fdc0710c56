using DeepEstimators.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// Which parameters of a module learn, how fast, and from when on. Frozen parts run as in scoring: their weights, their statistics
/// and their dropout stand still. The end gives every parameter back as it was found.
/// </summary>
internal sealed class ParameterPlan : IDisposable
{
    private readonly DeepModule module;
    private readonly int? unfreezeEpoch;
    private readonly List<TrainedParameter> trained = [];
    private readonly List<TrainedParameter> frozen = [];
    private readonly List<nn.Module> frozenModules = [];

    internal ParameterPlan(DeepModule module, TrainingOptions options)
    {
        this.module = module;
        unfreezeEpoch = options.UnfreezeEpoch;
        var prefixes = options.FrozenPrefixes ?? [];
        var named = module.named_parameters()
            .Select(pair => (Name: ModuleNames.Known(module, pair.Item1), Value: pair.Item2)).ToArray();
        CheckPrefixes(prefixes, named.Select(pair => pair.Name).ToArray());

        var layers = named.Select(pair => ParameterNames.Layer(pair.Name)).Distinct().ToList();
        var hidden = Hidden(module, named.Select(pair => pair.Value));
        foreach (var (name, value) in named)
        {
            var depth = layers.Count - 1 - layers.IndexOf(ParameterNames.Layer(name));
            var parameter = new TrainedParameter(
                name,
                value,
                options.LayerDecay == 1 ? 1 : Math.Pow(options.LayerDecay, depth),
                options.DecayVectors || value.dim() > 1,
                hidden.Contains(value));
            (IsFrozen(name) ? frozen : trained).Add(parameter);
        }

        // What the owner of the module switched off stays off; it is in the list, since it has no gradient.
        frozen.RemoveAll(parameter => !parameter.Value.requires_grad);
        if (!trained.Any(parameter => parameter.Value.requires_grad))
            throw OptionCheck.OutOfRange(
                nameof(TrainingOptions.FrozenPrefixes), "[" + string.Join(", ", prefixes) + "]", "what leaves a parameter to train");
        foreach (var (name, part) in module.named_modules())
        {
            if (IsFrozen(ModuleNames.Known(module, name)))
                frozenModules.Add(part);
        }

        foreach (var parameter in frozen)
            parameter.Value.requires_grad = false;

        bool IsFrozen(string name) => prefixes.Any(prefix => ParameterNames.Fits(name, prefix));
    }

    /// <summary>What learns now.</summary>
    internal IReadOnlyList<TrainedParameter> Trained => trained;

    /// <summary>True while something does not learn.</summary>
    internal bool HasFrozen => frozen.Count > 0;

    /// <summary>The frozen parameters when they begin to learn in this epoch, else none.</summary>
    internal IReadOnlyList<TrainedParameter> Unfreeze(int epoch)
    {
        if (epoch != unfreezeEpoch || frozen.Count == 0)
            return [];
        var thawed = frozen.ToArray();
        Dispose();
        trained.AddRange(thawed);
        return thawed;
    }

    /// <summary>Sets the module to training, but for what is frozen.</summary>
    internal void Train()
    {
        module.train();
        foreach (var part in frozenModules)
            part.eval();
    }

    public void Dispose()
    {
        foreach (var parameter in frozen)
            parameter.Value.requires_grad = true;
        frozen.Clear();
        frozenModules.Clear();
    }

    private static HashSet<Parameter> Hidden(DeepModule module, IEnumerable<Parameter> parameters)
    {
        var embeddings = module.modules().OfType<Embedding>().SelectMany(embedding => embedding.parameters())
            .ToHashSet<Parameter>(ReferenceEqualityComparer.Instance);
        var matrices = parameters.Where(value => value.dim() > 1 && !embeddings.Contains(value)).ToArray();
        return matrices.Skip(1).SkipLast(1)
            .Where(value => value.dim() is 2 or 4 && value.shape[0] > 1 && value.numel() > value.shape[0])
            .ToHashSet<Parameter>(ReferenceEqualityComparer.Instance);
    }

    private static void CheckPrefixes(IReadOnlyList<string> prefixes, string[] names)
    {
        foreach (var prefix in prefixes)
        {
            if (!names.Any(name => ParameterNames.Fits(name, prefix)))
                throw OptionCheck.OutOfRange(
                    nameof(TrainingOptions.FrozenPrefixes), prefix, "leading parts of the network's parameter names, which are "
                    + string.Join(", ", names.Select(ParameterNames.Layer).Distinct()));
        }
    }
}
