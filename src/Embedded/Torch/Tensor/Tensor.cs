using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    // A tensor of libtorch: the one owner of its handle, which Dispose frees (a finalizer does as the last resort).
    [System.Runtime.InteropServices.Marshalling.NativeMarshalling(typeof(TensorMarshaller))]
    public partial class Tensor : IDisposable
    {
        private static long s_totalCount;
        private static long s_peakCount;

        private nint _handle;

        internal Tensor(nint handle)
        {
            _handle = handle;
            var count = Interlocked.Increment(ref s_totalCount);
            if (count > Volatile.Read(ref s_peakCount))
                RaisePeak(count);
            DisposeScopeManager.Register(this);
        }

        ~Tensor() => Dispose(false);

        public static long TotalCount => Interlocked.Read(ref s_totalCount);

        public static long PeakCount => Interlocked.Read(ref s_peakCount);

        public nint Handle
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get
            {
                var handle = _handle;
                if (handle == 0)
                    ThrowInvalid();
                return handle;
            }
        }

        public bool IsInvalid => _handle == 0;

        internal DisposeScope? OwningScope { get; set; }

        internal int PlaceInScope { get; set; }

        // From now on the handle is this object's to free.
        public static Tensor UnsafeCreateTensor(nint handle) => new(handle);

        // From now on the handle is the caller's to free, and this object is as if disposed.
        public nint DecoupleFromNativeHandle()
        {
            GC.SuppressFinalize(this);
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle == 0)
                ThrowInvalid();
            Interlocked.Decrement(ref s_totalCount);
            OwningScope?.MarkAsDisposed(this);
            return handle;
        }

        public void Dispose()
        {
            OwningScope?.MarkAsDisposed(this);
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle == 0)
                return;
            Interlocked.Decrement(ref s_totalCount);
            NativeMethods.et_tensor_free(handle);
        }

        // In-place operations give back the tensor itself.
        private Tensor InPlace(int status)
        {
            NativeMethods.Check(status);
            return this;
        }

        private static void RaisePeak(long count)
        {
            long peak;
            while (count > (peak = Interlocked.Read(ref s_peakCount)))
            {
                if (Interlocked.CompareExchange(ref s_peakCount, count, peak) == peak)
                    return;
            }
        }

        private static void ThrowInvalid() => throw new InvalidOperationException("Tensor invalid -- empty handle.");
    }
}
