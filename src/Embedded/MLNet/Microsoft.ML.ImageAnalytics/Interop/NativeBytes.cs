using Microsoft.Win32.SafeHandles;

namespace Microsoft.ML.Transforms.Image;

// Bytes that the native codecs made.
internal sealed class NativeBytes : SafeHandleZeroOrMinusOneIsInvalid
{
    public NativeBytes()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle()
    {
        NativeMethods.ei_free(handle);
        return true;
    }
}
