namespace TorchSharp;

public static partial class torch
{
    public static class cuda
    {
        public static bool is_available() => NativeMethods.et_cuda_is_available();

        public static bool is_cudnn_available() => NativeMethods.et_cudnn_is_available();

        public static int device_count() => NativeMethods.et_cuda_device_count();

        public static void manual_seed(long seed) => NativeMethods.Check(NativeMethods.et_cuda_manual_seed(seed, all: false));

        public static void manual_seed_all(long seed) => NativeMethods.Check(NativeMethods.et_cuda_manual_seed(seed, all: true));

        public static void synchronize(Device? device = null)
        {
            InitializeDeviceType(DeviceType.CUDA);
            NativeMethods.Check(NativeMethods.et_cuda_synchronize(device?.index ?? -1));
        }
    }
}
