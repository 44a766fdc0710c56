using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Dropout1d Dropout1d(double p = 0.5, bool inplace = false) => new(p, inplace);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class Dropout1d : ParameterLessModule<Tensor, Tensor>
    {
        private readonly double p;
        private readonly bool inplace;

        internal Dropout1d(double p, bool inplace) : base(nameof(Dropout1d)) 
        {
            if (p is < 0 or > 1) throw new ArgumentOutOfRangeException(nameof(p), p, "The dropout probability must be from 0 to 1.");
            (this.p, this.inplace) = (p, inplace);
        }

        public override Tensor forward(Tensor tensor) => NativeMethods.et_nn_dropout(tensor, p, training, inplace, 1);
    }
}
