using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>Any module as a <see cref="DeepModule"/>; its features are the input of its last Linear layer.</summary>
internal sealed class ModuleAdapter : DeepModule
{
    private readonly nn.Module<Tensor, Tensor> inner;
    private readonly Linear? head;

    internal ModuleAdapter(nn.Module<Tensor, Tensor> module) : base(module.GetName())
    {
        inner = module;
        register_module("module", module);
        head = module as Linear ?? module.modules().OfType<Linear>().LastOrDefault();
        if (head is not null)
            LayerCapture.WatchInput(head);
    }

    public override int FeatureSize => (int)Head.weight!.shape[1];

    private Linear Head => head ?? throw new InvalidOperationException(
        $"{inner.GetName()} has no Linear layer, so it has no penultimate layer to take features from. Derive it from "
        + $"{nameof(DeepModule)} to say what its features are.");

    public override Tensor forward(Tensor input) => inner.call(input);

    public override Tensor features(Tensor input) => LayerCapture.Run(Head, wantsInput: true, () => inner.call(input))
        ?? throw new InvalidOperationException(
            $"{inner.GetName()} does not run its last Linear layer through call(), so its features are not seen. Use "
            + $"call() instead of forward() on it, or derive the module from {nameof(DeepModule)}.");
}
