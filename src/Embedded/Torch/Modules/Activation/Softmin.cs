using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Softmin Softmin(long dim) => new(dim);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class Softmin : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long dim;

        internal Softmin(long dim) : base(nameof(Softmin)) => this.dim = dim;

        public override Tensor forward(Tensor tensor) => nn.functional.softmin(tensor, dim);
    }
}
