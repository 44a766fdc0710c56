using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static MaxPool1d MaxPool1d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                new([kernel_size], stride is { } s ? [s] : null, [padding ?? 0], [dilation ?? 1], ceil_mode);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class MaxPool1d : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long[] kernel_size;
        private readonly long[]? stride;
        private readonly long[] padding;
        private readonly long[] dilation;
        private readonly bool ceil_mode;

        internal MaxPool1d(long[] kernel_size, long[]? stride, long[] padding, long[] dilation, bool ceil_mode) : base(nameof(MaxPool1d)) =>
            (this.kernel_size, this.stride, this.padding, this.dilation, this.ceil_mode) = (kernel_size, stride, padding, dilation, ceil_mode);

        public override Tensor forward(Tensor input) => nn.functional.MaxPool(input, kernel_size, stride, padding, dilation, ceil_mode);

        public (Tensor output, Tensor indices) forward_with_indices(Tensor input) =>
            nn.functional.MaxPoolWithIndices(input, kernel_size, stride, padding, dilation, ceil_mode);
    }
}
