using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static AdaptiveMaxPool2d AdaptiveMaxPool2d(long[] output_size) => new(functional.Each(output_size, 2, 1));
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class AdaptiveMaxPool2d : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long[] output_size;

        internal AdaptiveMaxPool2d(long[] output_size) : base(nameof(AdaptiveMaxPool2d)) => this.output_size = output_size;

        public override Tensor forward(Tensor input) => nn.functional.WithoutIndices(forward_with_indices(input));

        public (Tensor output, Tensor indices) forward_with_indices(Tensor input) => nn.functional.AdaptiveMaxPool(input, output_size);
    }
}
