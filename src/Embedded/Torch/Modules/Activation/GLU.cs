using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static GLU GLU(long dim = -1) => new(dim);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class GLU : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long dim;

        internal GLU(long dim) : base(nameof(GLU)) => this.dim = dim;

        public override Tensor forward(Tensor tensor) => NativeMethods.et_nn_glu(tensor, dim);
    }
}
