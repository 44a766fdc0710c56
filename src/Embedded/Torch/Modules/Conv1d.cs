using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Conv1d Conv1d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0,
                long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
                bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(new(in_channels, out_channels, functional.Each([kernel_size], 1, 1), functional.Each([stride], 1, 1), functional.Each([padding], 1, 0), null,
                    functional.Each([dilation], 1, 1), padding_mode, groups, bias), device, dtype);

            public static Conv1d Conv1d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1,
                long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
                bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(new(in_channels, out_channels, functional.Each([kernel_size], 1, 1), functional.Each([stride], 1, 1), functional.Each([0], 1, 0), padding,
                    functional.Each([dilation], 1, 1), padding_mode, groups, bias), device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class Conv1d : Convolution
    {
        internal Conv1d(ConvolutionOptions options, Device? device, ScalarType? dtype) : base(nameof(Conv1d), options, device, dtype) { }

        public override Tensor forward(Tensor input) => Convolve(input);
    }
}
