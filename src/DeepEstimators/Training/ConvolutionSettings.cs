using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>How a convolution goes over its input, read by name: older versions of TorchSharp keep it to themselves.</summary>
internal sealed record ConvolutionSettings(long[] Stride, long[] Padding, long[] Dilation, long Groups)
{
    /// <summary>The settings of a layer that pads so many zeros; null where it pads otherwise, or does not tell.</summary>
    internal static ConvolutionSettings? Of(Convolution layer)
    {
        var type = layer.GetType();
        return Value("padding_type") is null && Value("padding_mode")?.ToString() is "Zeros"
            && Value("stride") is long[] stride && Value("padding") is long[] padding && Value("dilation") is long[] dilation
            && Value("groups") is long groups
                ? new ConvolutionSettings(stride, padding, dilation, groups)
                : null;

        object? Value(string name) => type.GetProperty(name)?.GetValue(layer);
    }

    /// <summary>The convolution of a batch <c>[N, C, …]</c>.</summary>
    internal Tensor Apply(Tensor input, Tensor weight, Tensor? bias) => Stride.Length switch
    {
        1 => nn.functional.conv1d(input, weight, bias, Stride[0], Padding[0], Dilation[0], Groups),
        2 => nn.functional.conv2d(input, weight, bias, Stride, Padding, Dilation, Groups),
        _ => nn.functional.conv3d(input, weight, bias, Stride, Padding, Dilation, Groups),
    };
}
