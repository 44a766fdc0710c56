using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Explanations;

/// <summary>
/// Hears what each part of a module gives while it runs, in the order in which the parts end. Nobody else may run the module
/// meanwhile. Owns the tensors it keeps.
/// </summary>
internal sealed class LayerOutputs : IDisposable
{
    private readonly List<Action> removers = [];
    private readonly List<(string Name, Tensor Output)> outputs = [];

    /// <param name="module">The module.</param>
    /// <param name="wanted">Which parts, by their names; null: all.</param>
    internal LayerOutputs(DeepModule module, Func<string, bool>? wanted = null)
    {
        foreach (var (name, part) in module.named_modules())
        {
            if (part is not nn.Module<Tensor, Tensor> layer || ReferenceEquals(layer, module) || wanted?.Invoke(name) == false)
                continue;
            var remover = layer.register_forward_hook((_, _, output) => Keep(name, output));
            removers.Add(remover.remove);
        }
    }

    /// <summary>What was kept.</summary>
    internal IReadOnlyList<(string Name, Tensor Output)> Outputs => outputs;

    public void Dispose()
    {
        foreach (var remove in removers)
            remove();
        foreach (var (_, output) in outputs)
            output.Dispose();
        outputs.Clear();
    }

    // The module goes on with another handle of the same values, so that it may dispose of it.
    private Tensor Keep(string name, Tensor output)
    {
        outputs.Add((name, output.DetachFromDisposeScope()));
        return output.alias();
    }
}
