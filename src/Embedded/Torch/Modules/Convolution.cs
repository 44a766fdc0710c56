using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

// What Conv1d, Conv2d and Conv3d have in common: weight [out, in / groups, window...].
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    private Parameter? _weight;

    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    private ConvolutionOptions _options;

    internal Convolution(string name, ConvolutionOptions options, Device? device, ScalarType? dtype) : base(name)
    {
        if (options.Inputs % options.Groups != 0 || options.Outputs % options.Groups != 0)
            throw new ArgumentException($"Groups ({options.Groups}) must divide the input channels ({options.Inputs}) and the output channels ({options.Outputs}).");
        _options = options;
        weight = Parameter.Empty(device, dtype, [options.Outputs, options.Inputs / options.Groups, .. options.Kernel]);
        nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (!options.HasBias) return;
        bias = Parameter.Empty(device, dtype, options.Outputs);
        var (fanIn, _) = nn.init.CalculateFanInAndFanOut(weight);
        var bound = fanIn > 0 ? 1 / Math.Sqrt(fanIn) : 0;
        nn.init.uniform_(bias, -bound, bound);
    }

    public long in_channels => _options.Inputs;

    public long out_channels => _options.Outputs;

    public long[] kernel_size
    {
        get => _options.Kernel;
        set => _options = _options with { Kernel = value };
    }

    public long[] stride
    {
        get => _options.Stride;
        set => _options = _options with { Stride = value };
    }

    public long[] padding => _options.Padding;

    public Padding? padding_type => _options.Type;

    public PaddingModes padding_mode
    {
        get => _options.Mode;
        set => _options = _options with { Mode = value };
    }

    public long[] dilation
    {
        get => _options.Dilation;
        set => _options = _options with { Dilation = value };
    }

    public long groups
    {
        get => _options.Groups;
        set => _options = _options with { Groups = value };
    }

    public Parameter weight
    {
        get => _weight!;
        set => Own(ref _weight, nameof(weight), value ?? throw new ArgumentNullException(nameof(value)));
    }

    public Parameter? bias
    {
        get => _bias;
        set => Own(ref _bias, nameof(bias), value);
    }

    private protected Tensor Convolve(Tensor input)
    {
        var o = _options;
        var dimensions = o.Kernel.Length;
        if (o.Mode is PaddingModes.Zeros or PaddingModes.Constant)
            return o.Type is { } type
                ? NativeMethods.et_nn_conv_padding(input, weight, _bias, o.Stride, type == Padding.Same, o.Dilation, dimensions, o.Groups)
                : NativeMethods.et_nn_conv(input, weight, _bias, o.Stride, o.Padding, o.Dilation, dimensions, o.Groups);
        // libtorch's convolution pads with zeros only.
        using var padded = nn.functional.pad(input, o.PaddingPerSide(), o.Mode);
        return NativeMethods.et_nn_conv(padded, weight, _bias, o.Stride, new long[dimensions], o.Dilation, dimensions, o.Groups);
    }
}

internal sealed record ConvolutionOptions(long Inputs, long Outputs, long[] Kernel, long[] Stride, long[] Padding, Padding? Type,
    long[] Dilation, PaddingModes Mode, long Groups, bool HasBias)
{
    // From the last dimension to the first, as pad takes it. "Same" puts the odd one at the end, as PyTorch does.
    internal long[] PaddingPerSide()
    {
        var sides = new long[2 * Kernel.Length];
        for (var i = 0; i < Kernel.Length; i++)
        {
            var dimension = Kernel.Length - 1 - i;
            var total = Type switch
            {
                TorchSharp.Padding.Same => Dilation[dimension] * (Kernel[dimension] - 1),
                TorchSharp.Padding.Valid => 0,
                _ => 2 * Padding[dimension],
            };
            sides[2 * i] = total / 2;
            sides[2 * i + 1] = total - total / 2;
        }
        return sides;
    }
}
