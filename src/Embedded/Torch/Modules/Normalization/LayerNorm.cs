using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static LayerNorm LayerNorm(long normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true,
                Device? device = null, ScalarType? dtype = null) => new([normalized_shape], eps, elementwise_affine, bias, device, dtype);

            public static LayerNorm LayerNorm(long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true,
                Device? device = null, ScalarType? dtype = null) => new(normalized_shape, eps, elementwise_affine, bias, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class LayerNorm : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = nameof(weight))]
        private Parameter? _weight;

        [ComponentName(Name = nameof(bias))]
        private Parameter? _bias;

        private readonly long[] _shape;
        internal double Eps { get; }

        internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, bool hasBias, Device? device, ScalarType? dtype)
            : base(nameof(LayerNorm))
        {
            (_shape, Eps) = (normalized_shape, eps);
            if (!elementwise_affine) return;
            weight = Parameter.Empty(device, dtype, normalized_shape);
            nn.init.ones_(weight);
            if (!hasBias) return;
            bias = Parameter.Empty(device, dtype, normalized_shape);
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

        public override Tensor forward(Tensor tensor) => NativeMethods.et_nn_layer_norm(tensor, _shape, _shape.Length, _weight, _bias, Eps);
    }
}
