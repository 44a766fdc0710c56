namespace TorchSharp;

public static partial class torch
{
    public class Generator : IDisposable
    {
        private nint _handle;

        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            _handle = NativeMethods.et_generator_new(seed, (int)this.device.type, this.device.index);
            if (_handle == 0)
                throw NativeMethods.LastError();
        }

        private Generator(nint handle)
        {
            device = CPU;
            _handle = handle;
        }

        ~Generator() => Dispose(false);

        // Each one is a new reference to the one generator that all calls without a generator use.
        public static Generator Default => new(NativeMethods.et_generator_default());

        public Device device { get; private set; }

        public nint Handle => _handle;

        internal static nint HandleOf(Generator? generator) => generator?._handle ?? 0;

        public Tensor get_state() => NativeMethods.et_generator_state(_handle);

        public void set_state(Tensor value) => NativeMethods.Check(NativeMethods.et_generator_set_state(_handle, value));

        public Generator manual_seed(long seed)
        {
            NativeMethods.Check(NativeMethods.et_generator_set_seed(_handle, unchecked((ulong)seed)));
            return this;
        }

        public long seed()
        {
            NativeMethods.Check(NativeMethods.et_generator_reseed(_handle, out var seed));
            return unchecked((long)seed);
        }

        public long initial_seed()
        {
            NativeMethods.Check(NativeMethods.et_generator_seed(_handle, out var seed));
            return unchecked((long)seed);
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0)
                NativeMethods.et_generator_free(handle);
        }
    }
}
