using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }

    public static partial class TensorExtensionMethods
    {
        public static Parameter AsParameter(this Tensor tensor) => new(tensor);
    }
}

namespace TorchSharp.Modules
{
    // Takes over the handle of the tensor that it is made of, and that tensor's place in a dispose scope.
    public class Parameter : Tensor
    {
        public Parameter(Tensor data, bool requires_grad = true) : this(data.OwningScope, data.with_requires_grad(requires_grad).DecoupleFromNativeHandle()) { }

        private Parameter(DisposeScope? scope, nint handle) : base(handle)
        {
            if (scope is null) DetachFromDisposeScope();
            else if (scope != OwningScope) MoveToOtherDisposeScope(scope);
        }

        // A module's own: it lives until the module is disposed, whatever scope it was made in.
        internal static Parameter Empty(Device? device, ScalarType? dtype, params long[] shape) =>
            (Parameter)new Parameter(empty(shape, dtype, device)).DetachFromDisposeScope();
    }
}
