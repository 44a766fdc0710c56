using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

// Several tensors on their way into native code, or back from it.
[NativeMarshalling(typeof(TensorListMarshaller))]
internal readonly struct TensorList(torch.Tensor?[] tensors)
{
    internal torch.Tensor?[] Tensors => tensors;

    internal torch.Tensor this[int index] => tensors[index]!;

    internal static TensorList Of(IEnumerable<torch.Tensor>? tensors)
        => new(tensors as torch.Tensor[] ?? tensors?.ToArray() ?? []);

    internal torch.Tensor[] ToArray() => tensors!;

    internal (torch.Tensor, torch.Tensor) ToPair() => (tensors[0]!, tensors[1]!);

    internal (torch.Tensor, torch.Tensor, torch.Tensor) ToTriple() => (tensors[0]!, tensors[1]!, tensors[2]!);
}

[CustomMarshaller(typeof(TensorList), MarshalMode.ManagedToUnmanagedIn, typeof(In))]
[CustomMarshaller(typeof(TensorList), MarshalMode.ManagedToUnmanagedOut, typeof(Out))]
internal static unsafe partial class TensorListMarshaller
{
    internal struct Handles
    {
        public nint* Data;
        public long Count;
    }

    internal ref struct In
    {
        private torch.Tensor?[] _tensors;
        private nint* _handles;

        public void FromManaged(TensorList list)
        {
            _tensors = list.Tensors ?? [];
            _handles = (nint*)NativeMemory.Alloc((nuint)_tensors.Length, (nuint)sizeof(nint));
        }

        public readonly Handles ToUnmanaged()
        {
            for (var i = 0; i < _tensors.Length; i++)
                _handles[i] = _tensors[i]?.Handle ?? 0;
            return new Handles { Data = _handles, Count = _tensors.Length };
        }

        public readonly void Free()
        {
            NativeMemory.Free(_handles);
            GC.KeepAlive(_tensors);
        }
    }

    internal static class Out
    {
        public static TensorList ConvertToManaged(nint results)
        {
            if (results == 0)
                throw NativeMethods.LastError();
            var count = *(long*)results;
            var handles = (nint*)(results + sizeof(long));
            var tensors = new torch.Tensor?[count];
            for (var i = 0; i < count; i++)
                tensors[i] = handles[i] == 0 ? null : new torch.Tensor(handles[i]);
            et_results_free(results);
            return new TensorList(tensors);
        }
    }

    [LibraryImport(NativeMethods.Library)]
    private static partial void et_results_free(nint results);
}
