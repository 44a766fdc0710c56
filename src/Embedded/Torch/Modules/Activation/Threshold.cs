using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Threshold Threshold(double threshold, double value, bool inplace = false) => new(threshold, value, inplace);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class Threshold : ParameterLessModule<Tensor, Tensor>
    {
        private readonly double threshold;
        private readonly double value;
        private readonly bool inplace;

        internal Threshold(double threshold, double value, bool inplace) : base(nameof(Threshold)) =>
            (this.threshold, this.value, this.inplace) = (threshold, value, inplace);

        public override Tensor forward(Tensor tensor) => NativeMethods.et_nn_threshold(tensor, threshold, value, inplace);
    }
}
