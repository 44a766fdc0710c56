using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// The exponential moving average of a module's weights and statistics over the steps of a fit (Polyak and Juditsky,
/// "Acceleration of Stochastic Approximation by Averaging", 1992). Early averages forget faster, so that they do not remember
/// the random start: the decay is (1 + t) / (10 + t) as long as that is less.
/// </summary>
internal sealed class AveragedWeights : IDisposable
{
    private readonly double decay;
    private readonly Dictionary<string, Tensor> averages = [];
    private long steps;

    internal AveragedWeights(DeepModule module, double decay)
    {
        this.decay = decay;
        using var noGrad = no_grad();
        foreach (var (name, value) in module.state_dict())
            averages[name] = value.detach().clone().DetachFromDisposeScope();
    }

    /// <summary>Takes in the module's weights after a step.</summary>
    internal void Update(DeepModule module)
    {
        var kept = Math.Min(decay, (1.0 + steps) / (10 + steps));
        steps++;
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, value) in module.state_dict())
        {
            var average = averages[name];
            if (average.is_floating_point())
                average.mul_(kept).add_(value, 1 - kept);
            else
                average.copy_(value);
        }
    }

    /// <summary>Exchanges the module's weights and the averages; a second time brings both back.</summary>
    internal void Exchange(DeepModule module)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, value) in module.state_dict())
        {
            var before = value.clone();
            value.copy_(averages[name]);
            averages[name].copy_(before);
        }
    }

    internal void Save(FitState state)
    {
        state.Set("average.steps", steps);
        foreach (var (name, average) in averages)
            state.Put("average." + name, average);
    }

    internal void Load(FitState state)
    {
        steps = state.Get<long>("average.steps");
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, average) in averages)
            average.copy_(state.Take("average." + name));
    }

    public void Dispose()
    {
        foreach (var average in averages.Values)
            average.Dispose();
        averages.Clear();
    }
}
