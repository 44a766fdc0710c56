using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial NativeBool et_cuda_is_available();

    [LibraryImport(Library)]
    internal static partial NativeBool et_cudnn_is_available();

    [LibraryImport(Library)]
    internal static partial int et_cuda_device_count();

    [LibraryImport(Library)]
    internal static partial int et_cuda_manual_seed(long seed, NativeBool all);

    [LibraryImport(Library)]
    internal static partial int et_cuda_synchronize(int index);

    [LibraryImport(Library)]
    internal static partial NativeBool et_cuda_matmul_allows_tf32();

    [LibraryImport(Library)]
    internal static partial int et_cuda_matmul_allow_tf32(NativeBool allow);

    [LibraryImport(Library)]
    internal static partial NativeBool et_cudnn_allows_tf32();

    [LibraryImport(Library)]
    internal static partial int et_cudnn_allow_tf32(NativeBool allow);

    [LibraryImport(Library)]
    internal static partial int et_get_num_threads();

    [LibraryImport(Library)]
    internal static partial int et_set_num_threads(int count);

    [LibraryImport(Library)]
    internal static partial int et_get_num_interop_threads();

    [LibraryImport(Library)]
    internal static partial int et_set_num_interop_threads(int count);

    [LibraryImport(Library)]
    internal static partial int et_set_default_dtype(int type);

    [LibraryImport(Library)]
    internal static partial nint et_generator_new(ulong seed, int deviceType, int deviceIndex);

    [LibraryImport(Library)]
    internal static partial nint et_generator_default();

    [LibraryImport(Library)]
    internal static partial void et_generator_free(nint generator);

    [LibraryImport(Library)]
    internal static partial int et_generator_set_seed(nint generator, ulong seed);

    [LibraryImport(Library)]
    internal static partial int et_generator_reseed(nint generator, out ulong seed);

    [LibraryImport(Library)]
    internal static partial int et_generator_seed(nint generator, out ulong seed);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_generator_state(nint generator);

    [LibraryImport(Library)]
    internal static partial int et_generator_set_state(nint generator, torch.Tensor state);

    [LibraryImport(Library)]
    internal static partial int et_manual_seed(ulong seed);
}
