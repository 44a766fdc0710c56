using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Unflatten Unflatten(long dim, long[] unflattened_size) => new(dim, unflattened_size);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class Unflatten : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long dim;
        private readonly long[] unflattened_size;

        internal Unflatten(long dim, long[] unflattened_size) : base(nameof(Unflatten)) =>
            (this.dim, this.unflattened_size) = (dim, unflattened_size);

        public override Tensor forward(Tensor tensor) => NativeMethods.et_nn_unflatten(tensor, dim, unflattened_size, unflattened_size.Length);
    }
}
