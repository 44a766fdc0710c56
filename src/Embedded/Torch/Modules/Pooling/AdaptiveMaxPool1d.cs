using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static AdaptiveMaxPool1d AdaptiveMaxPool1d(long output_size) => new([output_size]);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class AdaptiveMaxPool1d : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long[] output_size;

        internal AdaptiveMaxPool1d(long[] output_size) : base(nameof(AdaptiveMaxPool1d)) => this.output_size = output_size;

        public override Tensor forward(Tensor input) => nn.functional.WithoutIndices(forward_with_indices(input));

        public (Tensor output, Tensor indices) forward_with_indices(Tensor input) => nn.functional.AdaptiveMaxPool(input, output_size);
    }
}
