using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static AdaptiveAvgPool1d AdaptiveAvgPool1d(long output_size) => new([output_size]);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class AdaptiveAvgPool1d : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long[] output_size;

        internal AdaptiveAvgPool1d(long[] output_size) : base(nameof(AdaptiveAvgPool1d)) => this.output_size = output_size;

        public override Tensor forward(Tensor input) => NativeMethods.et_nn_adaptive_avg_pool(input, output_size, 1);
    }
}
