namespace TorchSharp;

public static partial class torch
{
    // Settings of the libraries that libtorch computes with.
    public static class backends
    {
        public static class cuda
        {
            public static class matmul
            {
                public static bool allow_tf32
                {
                    get => NativeMethods.et_cuda_matmul_allows_tf32();
                    set => NativeMethods.Check(NativeMethods.et_cuda_matmul_allow_tf32(value));
                }
            }
        }

        public static class cudnn
        {
            public static bool allow_tf32
            {
                get => NativeMethods.et_cudnn_allows_tf32();
                set => NativeMethods.Check(NativeMethods.et_cudnn_allow_tf32(value));
            }
        }
    }
}
