using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Remembers the weights of the lowest validation loss.</summary>
internal sealed class BestWeights(bool restores) : IDisposable
{
    private readonly Dictionary<string, Tensor> weights = [];
    private double lowest = double.PositiveInfinity;

    /// <summary>The epoch of the lowest validation loss; 0 before any.</summary>
    internal int Epoch { get; private set; }

    /// <summary>Copies the weights when the loss is the lowest so far.</summary>
    internal void Offer(DeepModule module, int epoch, double loss)
    {
        if (!(loss < lowest))
            return;
        lowest = loss;
        Epoch = epoch;
        if (!restores)
            return;
        using var noGrad = no_grad();
        foreach (var (name, value) in module.state_dict())
        {
            if (weights.TryGetValue(name, out var copy))
                copy.copy_(value);
            else
                weights[name] = value.detach().clone().DetachFromDisposeScope();
        }
    }

    /// <summary>Gives the module the best weights; false when there are none to give.</summary>
    internal bool Restore(DeepModule module)
    {
        if (weights.Count == 0)
            return false;
        using var noGrad = no_grad();
        foreach (var (name, value) in module.state_dict())
            value.copy_(weights[name]);
        return true;
    }

    public void Dispose()
    {
        foreach (var copy in weights.Values)
            copy.Dispose();
        weights.Clear();
    }
}
