using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static GroupNorm GroupNorm(long num_groups, long num_channels, double eps = 1e-05, bool affine = true,
                Device? device = null, ScalarType? dtype = null) => new(num_groups, num_channels, eps, affine, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class GroupNorm : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = nameof(weight))]
        private Parameter? _weight;

        [ComponentName(Name = nameof(bias))]
        private Parameter? _bias;

        private readonly long _groups;
        private readonly double _eps;

        internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device? device, ScalarType? dtype) : base(nameof(GroupNorm))
        {
            if (num_channels % num_groups != 0)
                throw new ArgumentException($"The groups ({num_groups}) must divide the channels ({num_channels}).", nameof(num_groups));
            (_groups, _eps) = (num_groups, eps);
            if (!affine) return;
            weight = Parameter.Empty(device, dtype, num_channels);
            nn.init.ones_(weight);
            bias = Parameter.Empty(device, dtype, num_channels);
            nn.init.zeros_(bias);
        }

        public Parameter? weight
        {
            get => _weight;
            set => Own(ref _weight, nameof(weight), value);
        }

        public Parameter? bias
        {
            get => _bias;
            set => Own(ref _bias, nameof(bias), value);
        }

        public override Tensor forward(Tensor tensor) => NativeMethods.et_nn_group_norm(tensor, _groups, _weight, _bias, _eps);
    }
}
