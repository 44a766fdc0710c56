using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static LocalResponseNorm LocalResponseNorm(long size, double alpha = 0.0001, double beta = 0.75, double k = 1) =>
                new(size, alpha, beta, k);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class LocalResponseNorm : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long size;
        private readonly double alpha;
        private readonly double beta;
        private readonly double k;

        internal LocalResponseNorm(long size, double alpha, double beta, double k) : base(nameof(LocalResponseNorm)) =>
            (this.size, this.alpha, this.beta, this.k) = (size, alpha, beta, k);

        public override Tensor forward(Tensor input) => NativeMethods.et_nn_local_response_norm(input, size, alpha, beta, k);
    }
}
