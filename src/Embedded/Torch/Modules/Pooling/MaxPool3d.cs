using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static MaxPool3d MaxPool3d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                new(functional.Each([kernel_size], 3, 1), stride is { } s ? [s, s, s] : null, functional.Each([padding ?? 0], 3, 0), functional.Each([dilation ?? 1], 3, 1), ceil_mode);

            public static MaxPool3d MaxPool3d(long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                new(kernel_size, stride, functional.Each(padding, 3, 0), functional.Each(dilation, 3, 1), ceil_mode);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class MaxPool3d : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long[] kernel_size;
        private readonly long[]? stride;
        private readonly long[] padding;
        private readonly long[] dilation;
        private readonly bool ceil_mode;

        internal MaxPool3d(long[] kernel_size, long[]? stride, long[] padding, long[] dilation, bool ceil_mode) : base(nameof(MaxPool3d)) =>
            (this.kernel_size, this.stride, this.padding, this.dilation, this.ceil_mode) = (kernel_size, stride, padding, dilation, ceil_mode);

        public override Tensor forward(Tensor input) => nn.functional.MaxPool(input, kernel_size, stride, padding, dilation, ceil_mode);

        public (Tensor output, Tensor indices) forward_with_indices(Tensor input) =>
            nn.functional.MaxPoolWithIndices(input, kernel_size, stride, padding, dilation, ceil_mode);
    }
}
