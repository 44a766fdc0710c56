using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0,
                long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
                bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(new(in_channels, out_channels, functional.Each([kernel_size], 2, 1), functional.Each([stride], 2, 1), functional.Each([padding], 2, 0), null,
                    functional.Each([dilation], 2, 1), padding_mode, groups, bias), device, dtype);

            public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1,
                long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
                bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(new(in_channels, out_channels, functional.Each([kernel_size], 2, 1), functional.Each([stride], 2, 1), functional.Each([0], 2, 0), padding,
                    functional.Each([dilation], 2, 1), padding_mode, groups, bias), device, dtype);

            public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null,
                (long, long)? padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
                bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(new(in_channels, out_channels, functional.Array(kernel_size), functional.Array(stride ?? (1, 1)),
                    functional.Array(padding ?? (0, 0)), null, functional.Array(dilation ?? (1, 1)), padding_mode, groups, bias), device, dtype);

            public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, Padding padding,
                (long, long)? stride = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
                bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(new(in_channels, out_channels, functional.Array(kernel_size), functional.Array(stride ?? (1, 1)), [0, 0], padding,
                    functional.Array(dilation ?? (1, 1)), padding_mode, groups, bias), device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class Conv2d : Convolution
    {
        internal Conv2d(ConvolutionOptions options, Device? device, ScalarType? dtype) : base(nameof(Conv2d), options, device, dtype) { }

        public override Tensor forward(Tensor input) => Convolve(input);
    }
}
