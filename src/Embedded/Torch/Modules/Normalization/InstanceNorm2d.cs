using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static InstanceNorm2d InstanceNorm2d(long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = false,
                bool track_running_stats = false, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class InstanceNorm2d : InstanceNorm
    {
        internal InstanceNorm2d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device,
            ScalarType? dtype) : base(nameof(InstanceNorm2d), num_features, eps, momentum, affine, track_running_stats, device, dtype) { }

        private protected override void ValidateDimensions(Tensor input)
        {
            if (input.dim() is not 3 and not 4)
                throw new ArgumentException($"InstanceNorm2d takes 3 or 4 dimensions, got {input.dim()}.", nameof(input));
        }

        // Of an input with a batch; one without has a dimension less.
        private protected override long DimensionsWithBatch => 4;
    }
}
