using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Hardtanh Hardtanh(double min_val = -1, double max_val = 1, bool inplace = false) => new(min_val, max_val, inplace);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class Hardtanh : ParameterLessModule<Tensor, Tensor>
    {
        private readonly double min_val;
        private readonly double max_val;
        private readonly bool inplace;

        internal Hardtanh(double min_val, double max_val, bool inplace) : base(nameof(Hardtanh)) =>
            (this.min_val, this.max_val, this.inplace) = (min_val, max_val, inplace);

        public override Tensor forward(Tensor tensor) => NativeMethods.et_nn_hardtanh(tensor, min_val, max_val, inplace);

        public override string GetName() => nameof(Hardtanh);
    }
}
