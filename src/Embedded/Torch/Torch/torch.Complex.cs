namespace TorchSharp;

// The functions of torch that are also methods of a tensor.
public static partial class torch
{
    public static Tensor angle(Tensor input) => input.angle();

    public static Tensor conj(Tensor input) => input.conj();

    public static Tensor conj_physical(Tensor input) => input.conj_physical();

    public static Tensor conj_physical_(Tensor input) => input.conj_physical_();

    public static Tensor resolve_conj(Tensor input) => input.resolve_conj();

    public static Tensor resolve_neg(Tensor input) => input.resolve_neg();

    public static Tensor view_as_complex(Tensor input) => input.view_as_complex();

    public static Tensor view_as_real(Tensor input) => input.view_as_real();
}
