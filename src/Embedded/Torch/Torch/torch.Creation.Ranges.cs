namespace TorchSharp;

public static partial class torch
{
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null,
        Device? device = null, bool requires_grad = false)
    {
        // As in PyTorch: whole numbers give int64, anything else the default dtype.
        if (dtype is null && (is_floating_point(start.Type) || is_floating_point(stop.Type) || is_floating_point(step.Type)))
            dtype = get_default_dtype();
        return NativeMethods.et_arange(in start.Value, in stop.Value, in step.Value,
            TensorOptions.OnDevice(dtype ?? ScalarType.Int64, device, requires_grad));
    }

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false)
        => arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false)
        => NativeMethods.et_linspace(start, end, steps, TensorOptions.OrDefault(dtype, device, requires_grad));

    public static Tensor logspace(double start, double end, long steps, double @base = 10, ScalarType? dtype = null,
        Device? device = null, bool requires_grad = false)
        => NativeMethods.et_logspace(start, end, steps, @base, TensorOptions.OrDefault(dtype, device, requires_grad));

    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null)
        => Named(NativeMethods.et_eye(rows, columns == -1 ? rows : columns,
            TensorOptions.OrDefault(dtype, device, requires_grad)), names);

    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null)
        => NativeMethods.et_randperm(n, Generator.HandleOf(generator),
            TensorOptions.OrDefault(dtype ?? ScalarType.Int64, device, requires_grad));

    public static Tensor empty_strided(long[] size, long[] strides, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null)
        => Named(NativeMethods.et_empty_strided(size, size.Length, strides,
            TensorOptions.OrDefault(dtype, device, requires_grad)), names);

    public static Tensor tril_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64,
        Device? device = null)
        => NativeMethods.et_tril_indices(row, col, offset, TensorOptions.OrDefault(dtype, device, false));

    public static Tensor triu_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64,
        Device? device = null)
        => NativeMethods.et_triu_indices(row, col, offset, TensorOptions.OrDefault(dtype, device, false));

    public static Tensor hann_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false)
        => NativeMethods.et_hann_window(len, periodic, TensorOptions.OrDefault(dtype, device, requires_grad));

    public static Tensor hamming_window(long len, bool periodic = true, float alpha = 0.54f, float beta = 0.46f,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => NativeMethods.et_hamming_window(len, periodic, alpha, beta,
            TensorOptions.OrDefault(dtype, device, requires_grad));
}
