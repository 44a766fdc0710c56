using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Bilinear Bilinear(long in1_features, long in2_features, long out_features, bool hasBias = true,
                Device? device = null, ScalarType? dtype = null) => new(in1_features, in2_features, out_features, hasBias, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class Bilinear : nn.Module<Tensor, Tensor, Tensor>
    {
        [ComponentName(Name = nameof(weight))]
        private Parameter? _weight;

        [ComponentName(Name = nameof(bias))]
        private Parameter? _bias;

        internal Bilinear(long in1, long in2, long outputs, bool hasBias, Device? device, ScalarType? dtype) : base(nameof(Bilinear))
        {
            var bound = 1 / Math.Sqrt(in1);
            weight = Parameter.Empty(device, dtype, outputs, in1, in2);
            nn.init.uniform_(weight, -bound, bound);
            if (!hasBias) return;
            bias = Parameter.Empty(device, dtype, outputs);
            nn.init.uniform_(bias, -bound, bound);
        }

        public Parameter weight
        {
            get => _weight!;
            set => Own(ref _weight, nameof(weight), value ?? throw new ArgumentNullException(nameof(value)));
        }

        public Parameter? bias
        {
            get => _bias;
            set => Own(ref _bias, nameof(bias), value);
        }

        public override Tensor forward(Tensor input1, Tensor input2) => NativeMethods.et_nn_bilinear(input1, input2, weight, _bias);
    }
}
