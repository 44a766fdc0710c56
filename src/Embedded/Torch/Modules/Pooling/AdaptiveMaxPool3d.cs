using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static AdaptiveMaxPool3d AdaptiveMaxPool3d(long[] output_size) => new(functional.Each(output_size, 3, 1));
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class AdaptiveMaxPool3d : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long[] output_size;

        internal AdaptiveMaxPool3d(long[] output_size) : base(nameof(AdaptiveMaxPool3d)) => this.output_size = output_size;

        public override Tensor forward(Tensor input) => nn.functional.WithoutIndices(forward_with_indices(input));

        public (Tensor output, Tensor indices) forward_with_indices(Tensor input) => nn.functional.AdaptiveMaxPool(input, output_size);
    }
}
