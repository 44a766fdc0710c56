namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor real => NativeMethods.et_real(this);

        public Tensor imag => NativeMethods.et_imag(this);

        public Tensor conj() => NativeMethods.et_conj(this);

        public Tensor conj_physical() => NativeMethods.et_conj_physical(this);

        public Tensor conj_physical_() => InPlace(NativeMethods.et_conj_physical_(this));

        public Tensor resolve_conj() => NativeMethods.et_resolve_conj(this);

        public Tensor resolve_neg() => NativeMethods.et_resolve_neg(this);

        public Tensor angle() => NativeMethods.et_angle(this);

        public Tensor view_as_complex() => NativeMethods.et_view_as_complex(this);

        public Tensor view_as_real() => NativeMethods.et_view_as_real(this);
    }
}
