using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static MaxPool2d MaxPool2d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                new(functional.Each([kernel_size], 2, 1), stride is { } s ? [s, s] : null, functional.Each([padding ?? 0], 2, 0), functional.Each([dilation ?? 1], 2, 1), ceil_mode);

            public static MaxPool2d MaxPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) =>
                new(functional.Array(kernel_size), stride is { } s ? functional.Array(s) : null, functional.Array(padding ?? (0, 0)), functional.Array(dilation ?? (1, 1)), ceil_mode);

            public static MaxPool2d MaxPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                new(kernel_size, stride, functional.Each(padding, 2, 0), functional.Each(dilation, 2, 1), ceil_mode);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class MaxPool2d : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long[] kernel_size;
        private readonly long[]? stride;
        private readonly long[] padding;
        private readonly long[] dilation;
        private readonly bool ceil_mode;

        internal MaxPool2d(long[] kernel_size, long[]? stride, long[] padding, long[] dilation, bool ceil_mode) : base(nameof(MaxPool2d)) =>
            (this.kernel_size, this.stride, this.padding, this.dilation, this.ceil_mode) = (kernel_size, stride, padding, dilation, ceil_mode);

        public override Tensor forward(Tensor input) => nn.functional.MaxPool(input, kernel_size, stride, padding, dilation, ceil_mode);

        public (Tensor output, Tensor indices) forward_with_indices(Tensor input) =>
            nn.functional.MaxPoolWithIndices(input, kernel_size, stride, padding, dilation, ceil_mode);
    }
}
