using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            // Scales the gradients so that their norm together is at most max_norm; gives the norm that they had.
            public static double clip_grad_norm_(IEnumerable<Modules.Parameter> tensors, double max_norm, double norm_type = 2)
            {
                NativeMethods.Check(NativeMethods.et_optim_clip_grad_norm(TensorList.Of(tensors), max_norm, norm_type, out var total));
                return total;
            }

            public static void clip_grad_value_(IEnumerable<Modules.Parameter> tensors, double clip_value) =>
                NativeMethods.Check(NativeMethods.et_optim_clip_grad_value(TensorList.Of(tensors), clip_value));
        }
    }
}
