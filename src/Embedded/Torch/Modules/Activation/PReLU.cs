using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static PReLU PReLU(long num_parameters, double init = 0.25, Device? device = null, ScalarType? dtype = null) =>
                new(num_parameters, init, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class PReLU : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = nameof(weight))]
        private Parameter? _weight;

        internal PReLU(long num_parameters, double initial, Device? device, ScalarType? dtype) : base(nameof(PReLU))
        {
            weight = Parameter.Empty(device, dtype, num_parameters);
            nn.init.constant_(weight, initial);
        }

        public Parameter weight
        {
            get => _weight!;
            set => Own(ref _weight, nameof(weight), value ?? throw new ArgumentNullException(nameof(value)));
        }

        public override Tensor forward(Tensor tensor) => NativeMethods.et_nn_prelu(tensor, weight);

        public override string GetName() => nameof(PReLU);
    }
}
