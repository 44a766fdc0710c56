using DeepEstimators.Networks;

namespace DeepEstimators.Training;

/// <summary>Remembers the weights of the lowest validation loss.</summary>
internal sealed class BestWeights(bool restores) : IDisposable
{
    private readonly StateCopy weights = new();
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
        if (restores)
            weights.Keep(module.state_dict().Values);
    }

    /// <summary>Gives the module the best weights; false when there are none to give.</summary>
    internal bool Restore(DeepModule module)
    {
        if (weights.IsEmpty)
            return false;
        weights.GiveTo(module.state_dict().Values);
        return true;
    }

    public void Dispose() => weights.Dispose();
}
