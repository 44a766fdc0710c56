using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static PixelUnshuffle PixelUnshuffle(long downscale_factor) => new(downscale_factor);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class PixelUnshuffle : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long downscale_factor;

        internal PixelUnshuffle(long downscale_factor) : base(nameof(PixelUnshuffle)) => this.downscale_factor = downscale_factor;

        public override Tensor forward(Tensor input) => NativeMethods.et_nn_pixel_unshuffle(input, downscale_factor);
    }
}
