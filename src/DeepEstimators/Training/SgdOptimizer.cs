using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Gradient descent with momentum: the memory is the decaying sum of gradients.</summary>
internal sealed class SgdOptimizer(SgdSettings settings, double weightDecay) : ComposedOptimizer(weightDecay)
{
    private protected override void Change(Parameter value, Tensor gradient, Tensor memory, double rate)
    {
        if (settings.Momentum == 0)
        {
            value.add_(gradient, -rate);
            return;
        }

        memory.mul_(settings.Momentum).add_(gradient);
        value.add_(settings.Nesterov ? gradient.add(memory, settings.Momentum) : memory, -rate);
    }
}
