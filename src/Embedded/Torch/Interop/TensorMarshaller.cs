using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

// How a Tensor crosses. The references held until after the call keep a finalizer from freeing a tensor under libtorch.
[CustomMarshaller(typeof(torch.Tensor), MarshalMode.ManagedToUnmanagedIn, typeof(In))]
[CustomMarshaller(typeof(torch.Tensor), MarshalMode.ManagedToUnmanagedOut, typeof(Out))]
internal static class TensorMarshaller
{
    internal ref struct In
    {
        private torch.Tensor? _tensor;

        public void FromManaged(torch.Tensor? tensor) => _tensor = tensor;

        public readonly nint ToUnmanaged() => _tensor is null ? 0 : _tensor.Handle;

        public readonly void Free() => GC.KeepAlive(_tensor);
    }

    internal static class Out
    {
        public static torch.Tensor ConvertToManaged(nint handle)
            => handle != 0 ? new torch.Tensor(handle) : throw NativeMethods.LastError();
    }
}
