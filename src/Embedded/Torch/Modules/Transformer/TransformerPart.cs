using static TorchSharp.torch;

namespace TorchSharp.Modules;

// The two steps that encoder and decoder layers are made of, each one native call.
internal static class TransformerPart
{
    internal static Tensor AddAndNormalize(Tensor input, Tensor change, LayerNorm norm, double dropout, bool training) =>
        NativeMethods.et_nn_transformer_residual(input, change, norm.weight!, norm.bias!, norm.Eps, dropout, training);

    internal static Tensor FeedForward(Tensor input, Linear first, Linear second, nn.Activations activation, double dropout,
        bool training) =>
        NativeMethods.et_nn_transformer_feed_forward(input, first.weight, first.bias!, second.weight, second.bias!,
            activation == nn.Activations.GELU, dropout, training);
}
