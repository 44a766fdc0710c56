using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Lion: the memory is the decaying mean of gradients, of which a step takes the sign only.</summary>
internal sealed class LionOptimizer(LionSettings settings, double weightDecay) : ComposedOptimizer(weightDecay)
{
    private protected override void Change(Parameter value, Tensor gradient, Tensor memory, double rate)
    {
        value.add_(memory.mul(settings.Beta1).add_(gradient, 1 - settings.Beta1).sign(), -rate);
        memory.mul_(settings.Beta2).add_(gradient, 1 - settings.Beta2);
    }
}
