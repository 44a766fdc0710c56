using DeepEstimators.Networks;

namespace DeepEstimators.Training;

/// <summary>Remembers the weights of the lowest validation loss.</summary>
internal sealed class BestWeights(bool restores) : IDisposable
{
    private readonly StateCopy weights = new();
    /// <summary>The epoch of the lowest validation loss; 0 before any.</summary>
    internal int Epoch { get; private set; }

    /// <summary>That loss; infinite before any.</summary>
    internal double Lowest { get; private set; } = double.PositiveInfinity;

    /// <summary>Copies the weights when the loss is the lowest so far.</summary>
    internal void Offer(DeepModule module, int epoch, double loss)
    {
        if (!(loss < Lowest))
            return;
        Lowest = loss;
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

    internal void Save(FitState state)
    {
        state.Set("best.epoch", Epoch);
        state.Set("best.loss", Lowest);
        weights.Save(state, "best");
    }

    internal void Load(FitState state)
    {
        Epoch = state.Get<int>("best.epoch");
        Lowest = state.Get<double>("best.loss");
        weights.Load(state, "best");
    }

    public void Dispose() => weights.Dispose();
}
