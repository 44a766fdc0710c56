using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>The mean of a module's weights at the ends of epochs, each counting alike.</summary>
internal sealed class EpochAverage(StochasticWeightAveragingOptions options, int epochs) : IDisposable
{
    private readonly StateCopy mean = new();
    private int count;

    internal bool IsEmpty => count == 0;

    internal double? LearningRate => options.LearningRate;

    /// <summary>True for an epoch, from 1, whose end counts.</summary>
    internal bool Counts(int epoch) => epoch > options.Start * epochs;

    internal void Add(DeepModule module)
    {
        count++;
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        if (count == 1)
            mean.Keep(module.state_dict().Values);
        else
            mean.Move(module.state_dict().Values, 1.0 / count);
    }

    /// <summary>Gives the module the mean, and its batch normalisations the statistics of the batches.</summary>
    internal void GiveTo(DeepModule module, Func<IEnumerable<Tensor>> batches)
    {
        mean.GiveTo(module.state_dict().Values);
        BatchNormStatistics.Take(module, batches);
    }

    internal void Save(FitState state)
    {
        state.Set("epoch_average.count", count);
        mean.Save(state, "epoch_average");
    }

    internal void Load(FitState state)
    {
        count = state.Get<int>("epoch_average.count");
        mean.Load(state, "epoch_average");
    }

    public void Dispose() => mean.Dispose();
}
