using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static AvgPool1d AvgPool1d(long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true) =>
                new([kernel_size], stride is { } s ? [s] : null, [padding], ceil_mode, count_include_pad, null);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class AvgPool1d : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long[] kernel_size;
        private readonly long[]? stride;
        private readonly long[] padding;
        private readonly bool ceil_mode;
        private readonly bool count_include_pad;
        private readonly long? divisor_override;

        internal AvgPool1d(long[] kernel_size, long[]? stride, long[] padding, bool ceil_mode, bool count_include_pad, long? divisor_override) : base(nameof(AvgPool1d)) =>
            (this.kernel_size, this.stride, this.padding, this.ceil_mode, this.count_include_pad, this.divisor_override) = (kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

        public override Tensor forward(Tensor input) => nn.functional.AvgPool(input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);
    }
}
