using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// A dilated convolution whose output at a step sees that step and earlier ones only, <c>[N, C, T]</c> to <c>[N, D, T]</c>, with
/// weight normalisation (Salimans and Kingma, "Weight Normalization", 2016): the weights of an output channel are a direction
/// times a length.
/// </summary>
internal sealed class CausalConvolution : nn.Module<Tensor, Tensor>
{
    private readonly Parameter direction;
    private readonly Parameter length;
    private readonly Parameter bias;
    private readonly long dilation;

    internal CausalConvolution(long inputs, long outputs, long kernelSize, long dilation) : base(nameof(CausalConvolution))
    {
        this.dilation = dilation;
        using var noGrad = no_grad();
        var bound = 1 / Math.Sqrt(inputs * kernelSize);
        // The gain of a layer before a ReLU (He et al., "Delving Deep into Rectifiers", 2015).
        direction = nn.Parameter(randn(outputs, inputs, kernelSize) * (Math.Sqrt(2) * bound));
        length = nn.Parameter(LengthsOf(direction).clone());
        bias = nn.Parameter(empty(outputs).uniform_(-bound, bound));
        register_parameter("direction", direction);
        register_parameter("length", length);
        register_parameter("bias", bias);
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var weight = direction * (length / LengthsOf(direction));
        var before = (direction.shape[2] - 1) * dilation;
        var padded = before == 0 ? input : nn.functional.pad(input, new[] { before, 0L });
        return ReducedPrecision.Of(
            padded, weight, bias, (x, w, b) => nn.functional.conv1d(x, w, b, dilation: dilation)).MoveToOuterDisposeScope();
    }

    private static Tensor LengthsOf(Tensor weights) => (weights * weights).sum([1, 2], keepdim: true).sqrt();
}
