using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

// bool is one byte and every struct is as it lies, as abi.h says.
[assembly: DisableRuntimeMarshalling]

namespace TorchSharp;

// The C ABI of native/, a file for each area. A Tensor goes in as itself (null for an absent one) and stays alive during
// the call; a Tensor that comes back is made, or libtorch's error thrown, by TensorMarshaller. A call that makes nothing
// returns its status, which goes through Check.
internal static partial class NativeMethods
{
    internal const string Library = "embeddedtorch";

    // Before any call, and so before the library is loaded.
    static NativeMethods() => ThreadWaiting.SpinBrieflyUnlessToldOtherwise();

    internal static void Check(int status)
    {
        if (status != 0)
            throw LastError();
    }

    internal static ExternalException LastError() => new(Marshal.PtrToStringUTF8(et_last_error()));

    [LibraryImport(Library)]
    private static partial nint et_last_error();

    [LibraryImport(Library)]
    internal static partial nint et_torch_version();

    // For nullable parameters: a null pointer to the native side.
    internal static ref readonly ScalarValue Optional(Scalar? scalar)
        => ref scalar is null ? ref Unsafe.NullRef<ScalarValue>() : ref scalar.Value;

    // A scalar type as native code takes it.
    internal static int Code(torch.ScalarType? type) => type.HasValue ? (int)type.Value : -1;
}
