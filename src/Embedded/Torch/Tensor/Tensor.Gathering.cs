namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor select(long dim, long index) => NativeMethods.et_select(this, dim, index);

        public Tensor narrow(long dim, long start, long length) => NativeMethods.et_narrow(this, dim, start, length);

        public Tensor slice(long dim, long start, long finish, long step)
            => NativeMethods.et_slice(this, dim, start, finish, step);

        public Tensor gather(long dim, Tensor index) => NativeMethods.et_gather(this, dim, index);

        public Tensor scatter(long dim, Tensor index, Tensor src) => NativeMethods.et_scatter(this, dim, index, src);

        public Tensor scatter_(long dim, Tensor index, Tensor src)
            => InPlace(NativeMethods.et_scatter_(this, dim, index, src));

        public Tensor scatter_add(long dim, Tensor index, Tensor src)
            => NativeMethods.et_scatter_add(this, dim, index, src);

        public Tensor scatter_add_(long dim, Tensor index, Tensor src)
            => InPlace(NativeMethods.et_scatter_add_(this, dim, index, src));

        public Tensor index_select(long dim, Tensor index) => NativeMethods.et_index_select(this, dim, index);

        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha)
            => NativeMethods.et_index_add(this, dim, index, source, in alpha.Value);

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha)
            => InPlace(NativeMethods.et_index_add_(this, dim, index, source, in alpha.Value));

        public Tensor index_copy(long dim, Tensor index, Tensor source)
            => NativeMethods.et_index_copy(this, dim, index, source);

        public Tensor index_copy_(long dim, Tensor index, Tensor source)
            => InPlace(NativeMethods.et_index_copy_(this, dim, index, source));

        public Tensor index_fill(long dim, Tensor index, Scalar value)
            => NativeMethods.et_index_fill(this, dim, index, in value.Value);

        public Tensor index_fill_(long dim, Tensor index, Scalar value)
            => InPlace(NativeMethods.et_index_fill_(this, dim, index, in value.Value));

        public Tensor masked_fill(Tensor mask, Scalar value)
            => NativeMethods.et_masked_fill(this, mask, in value.Value);

        public Tensor masked_fill_(Tensor mask, Scalar value)
            => InPlace(NativeMethods.et_masked_fill_(this, mask, in value.Value));

        public Tensor masked_scatter(Tensor mask, Tensor value) => NativeMethods.et_masked_scatter(this, mask, value);

        public Tensor masked_scatter_(Tensor mask, Tensor value)
            => InPlace(NativeMethods.et_masked_scatter_(this, mask, value));

        public Tensor masked_select(Tensor mask) => NativeMethods.et_masked_select(this, mask);

        public Tensor where(Tensor condition, Tensor y) => NativeMethods.et_where(this, condition, y);

        public Tensor take(Tensor index) => NativeMethods.et_take(this, index);

        public Tensor take_along_dim(Tensor indices) => NativeMethods.et_take_along_dim(this, indices);

        public Tensor take_along_dim(Tensor indices, long dim)
            => NativeMethods.et_take_along_dim_dim(this, indices, dim);

        public Tensor nonzero() => NativeMethods.et_nonzero(this);

        public Tensor argwhere() => NativeMethods.et_argwhere(this);

        public Tensor select_scatter(Tensor src, long dim, long index)
            => NativeMethods.et_select_scatter(this, src, dim, index);

        public Tensor slice_scatter(Tensor src, long dim = 0, long? start = null, long? end = null, long step = 1)
            => NativeMethods.et_slice_scatter(this, src, dim, start, end, step);

        public Tensor diagonal_scatter(Tensor src, long offset = 0, long dim1 = 0, long dim2 = 1)
            => NativeMethods.et_diagonal_scatter(this, src, offset, dim1, dim2);
    }
}
