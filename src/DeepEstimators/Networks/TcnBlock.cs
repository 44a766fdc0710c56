using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// Two causal convolutions of one dilation, each with ReLU and dropout, and ReLU of their sum with the input (Bai et al. 2018,
/// section 3.4); a convolution of one step adapts the input where the channels differ.
/// </summary>
internal sealed class TcnBlock : nn.Module<Tensor, Tensor>
{
    private readonly CausalConvolution conv1;
    private readonly CausalConvolution conv2;
    private readonly SeededDropout dropout;
    private readonly Conv1d? shortcut;

    internal TcnBlock(long inputs, long channels, long kernelSize, long dilation, double dropout) : base(nameof(TcnBlock))
    {
        conv1 = new CausalConvolution(inputs, channels, kernelSize, dilation);
        conv2 = new CausalConvolution(channels, channels, kernelSize, dilation);
        this.dropout = new SeededDropout(dropout);
        shortcut = inputs == channels ? null : nn.Conv1d(inputs, channels, 1L);
        register_module("conv1", conv1);
        register_module("conv2", conv2);
        register_module("dropout", this.dropout);
        if (shortcut is not null)
            register_module("shortcut", shortcut);
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = dropout.call(nn.functional.relu(conv1.call(input)));
        x = dropout.call(nn.functional.relu(conv2.call(x)));
        return nn.functional.relu(x + (shortcut?.call(input) ?? input)).MoveToOuterDisposeScope();
    }
}
