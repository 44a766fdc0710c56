using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    private static ScalarType s_defaultType = ScalarType.Float32;

    public static string __version__ => Marshal.PtrToStringUTF8(NativeMethods.et_torch_version())!;

    public static ScalarType get_default_dtype() => s_defaultType;

    public static void set_default_dtype(ScalarType dtype)
    {
        NativeMethods.Check(NativeMethods.et_set_default_dtype((int)dtype));
        s_defaultType = dtype;
    }

    public static void set_default_tensor_type(Tensor t) => set_default_dtype(t.dtype);

    public static int get_num_threads() => NativeMethods.et_get_num_threads();

    public static void set_num_threads(int num) => NativeMethods.Check(NativeMethods.et_set_num_threads(num));

    public static int get_num_interop_threads() => NativeMethods.et_get_num_interop_threads();

    public static void set_num_interop_threads(int num)
        => NativeMethods.Check(NativeMethods.et_set_num_interop_threads(num));
}
