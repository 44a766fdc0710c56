using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static AvgPool2d AvgPool2d(long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                new(functional.Each([kernel_size], 2, 1), stride is { } s ? [s, s] : null, functional.Each([padding ?? 0], 2, 0), ceil_mode, count_include_pad, divisor_override);

            public static AvgPool2d AvgPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                new(functional.Array(kernel_size), stride is { } s ? functional.Array(s) : null, functional.Array(padding ?? (0, 0)), ceil_mode, count_include_pad, divisor_override);

            public static AvgPool2d AvgPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                new(kernel_size, stride, functional.Each(padding, 2, 0), ceil_mode, count_include_pad, divisor_override);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class AvgPool2d : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long[] kernel_size;
        private readonly long[]? stride;
        private readonly long[] padding;
        private readonly bool ceil_mode;
        private readonly bool count_include_pad;
        private readonly long? divisor_override;

        internal AvgPool2d(long[] kernel_size, long[]? stride, long[] padding, bool ceil_mode, bool count_include_pad, long? divisor_override) : base(nameof(AvgPool2d)) =>
            (this.kernel_size, this.stride, this.padding, this.ceil_mode, this.count_include_pad, this.divisor_override) = (kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

        public override Tensor forward(Tensor input) => nn.functional.AvgPool(input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);
    }
}
