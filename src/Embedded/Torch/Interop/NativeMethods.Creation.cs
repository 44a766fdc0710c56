using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static unsafe partial torch.Tensor et_tensor_from_data(void* data, int dataType, ReadOnlySpan<long> sizes,
        int count, TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_scalar_tensor(in ScalarValue value, TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_empty(ReadOnlySpan<long> sizes, int count, TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_zeros(ReadOnlySpan<long> sizes, int count, TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_ones(ReadOnlySpan<long> sizes, int count, TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_full(ReadOnlySpan<long> sizes, int count, in ScalarValue value,
        TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_empty_strided(ReadOnlySpan<long> sizes, int count,
        ReadOnlySpan<long> strides, TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_arange(in ScalarValue start, in ScalarValue stop, in ScalarValue step,
        TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_linspace(double start, double end, long steps, TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_logspace(double start, double end, long steps, double @base,
        TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_eye(long rows, long columns, TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_rand(ReadOnlySpan<long> sizes, int count, nint generator,
        TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_randn(ReadOnlySpan<long> sizes, int count, nint generator,
        TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_randint(long low, long high, ReadOnlySpan<long> sizes, int count,
        nint generator, TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_randperm(long n, nint generator, TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_empty_like(torch.Tensor self, TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_zeros_like(torch.Tensor self, TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_ones_like(torch.Tensor self, TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_full_like(torch.Tensor self, in ScalarValue value, TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_rand_like(torch.Tensor self, TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_randn_like(torch.Tensor self, TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_randint_like(torch.Tensor self, long low, long high,
        TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_tril_indices(long rows, long columns, long offset, TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_triu_indices(long rows, long columns, long offset, TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_hann_window(long length, NativeBool periodic, TensorOptions options);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_hamming_window(long length, NativeBool periodic, double alpha, double beta,
        TensorOptions options);
}
