using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static AdaptiveAvgPool3d AdaptiveAvgPool3d(long output_size) => new(functional.Each([output_size], 3, 1));

            public static AdaptiveAvgPool3d AdaptiveAvgPool3d(long[] output_size) => new(functional.Each(output_size, 3, 1));
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class AdaptiveAvgPool3d : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long[] output_size;

        internal AdaptiveAvgPool3d(long[] output_size) : base(nameof(AdaptiveAvgPool3d)) => this.output_size = output_size;

        public override Tensor forward(Tensor input) => NativeMethods.et_nn_adaptive_avg_pool(input, output_size, 3);
    }
}
