using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Dropout2d Dropout2d(double p = 0.5, bool inplace = false) => new(p, inplace);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class Dropout2d : ParameterLessModule<Tensor, Tensor>
    {
        private readonly double p;
        private readonly bool inplace;

        internal Dropout2d(double p, bool inplace) : base(nameof(Dropout2d)) 
        {
            if (p is < 0 or > 1) throw new ArgumentOutOfRangeException(nameof(p), p, "The dropout probability must be from 0 to 1.");
            (this.p, this.inplace) = (p, inplace);
        }

        public override Tensor forward(Tensor input) => NativeMethods.et_nn_dropout(input, p, training, inplace, 2);
    }
}
