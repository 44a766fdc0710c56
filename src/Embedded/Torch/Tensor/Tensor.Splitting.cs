namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor[] split(long size, int dim = 0) => NativeMethods.et_split(this, size, dim).ToArray();

        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0)
            => NativeMethods.et_split_sizes(this, sizes, sizes.Length, dim).ToArray();

        public Tensor[] split(long[] sizes, long dim = 0) => split((ReadOnlySpan<long>)sizes, dim);

        public Tensor[] split(params long[] sizes) => split((ReadOnlySpan<long>)sizes, 0);

        public Tensor[] chunk(long chunks, long dim = 0) => NativeMethods.et_chunk(this, chunks, dim).ToArray();

        public Tensor[] unbind(long dimension = 0) => NativeMethods.et_unbind(this, dimension).ToArray();

        public Tensor[] tensor_split(long size, long dim = 0)
            => NativeMethods.et_tensor_split(this, size, dim).ToArray();

        public Tensor[] tensor_split(long[] sizes, long dim = 0)
            => NativeMethods.et_tensor_split_sizes(this, sizes, sizes.Length, dim).ToArray();

        public Tensor[] tensor_split(Tensor indices, long dim = 0)
            => NativeMethods.et_tensor_split_tensor(this, indices, dim).ToArray();

        public Tensor[] hsplit(long size) => NativeMethods.et_hsplit(this, size).ToArray();

        public Tensor[] hsplit(params long[] sizes)
            => NativeMethods.et_hsplit_sizes(this, sizes, sizes.Length).ToArray();

        public Tensor[] vsplit(long size) => NativeMethods.et_vsplit(this, size).ToArray();

        public Tensor[] vsplit(params long[] sizes)
            => NativeMethods.et_vsplit_sizes(this, sizes, sizes.Length).ToArray();

        public Tensor[] dsplit(long size) => NativeMethods.et_dsplit(this, size).ToArray();

        public Tensor[] dsplit(params long[] sizes)
            => NativeMethods.et_dsplit_sizes(this, sizes, sizes.Length).ToArray();
    }
}
