namespace TorchSharp;

public static partial class torch
{
    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null)
        => Named(NativeMethods.et_empty_like(input, TensorOptions.Given(dtype, device, requires_grad)), names);

    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null)
        => Named(NativeMethods.et_full_like(input, in value.Value, TensorOptions.Given(dtype, device,
            requires_grad)), names);

    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null)
        => Named(NativeMethods.et_ones_like(input, TensorOptions.Given(dtype, device, requires_grad)), names);

    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false)
        => NativeMethods.et_rand_like(input, TensorOptions.Given(dtype, device, requires_grad));

    public static Tensor randint_like(Tensor input, long low, long high, ScalarType? dtype = null,
        Device? device = null, bool requires_grad = false)
        => NativeMethods.et_randint_like(input, low, high, TensorOptions.Given(dtype, device, requires_grad));

    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false)
        => NativeMethods.et_randn_like(input, TensorOptions.Given(dtype, device, requires_grad));

    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null)
        => Named(NativeMethods.et_zeros_like(input, TensorOptions.Given(dtype, device, requires_grad)), names);
}
