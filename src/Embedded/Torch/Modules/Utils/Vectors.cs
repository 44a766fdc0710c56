using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            public static Tensor parameters_to_vector(IEnumerable<Modules.Parameter> tensors) =>
                NativeMethods.et_nn_parameters_to_vector(TensorList.Of(tensors));

            public static void vector_to_parameters(Tensor vec, IEnumerable<Modules.Parameter> tensors) =>
                NativeMethods.Check(NativeMethods.et_nn_vector_to_parameters(vec, TensorList.Of(tensors)));
        }
    }
}
