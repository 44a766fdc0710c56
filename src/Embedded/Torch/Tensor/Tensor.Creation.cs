namespace TorchSharp;

public static partial class torch
{
    // New tensors of this one's type and device.
    public partial class Tensor
    {
        public Tensor new_empty(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false)
            => torch.empty(size, dtype ?? this.dtype, device ?? this.device, requires_grad);

        public Tensor new_empty(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false)
            => torch.empty((ReadOnlySpan<long>)[dim0, dim1, dim2], dtype ?? this.dtype, device ?? this.device,
                requires_grad);

        public Tensor new_empty(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null,
            Device? device = null, bool requires_grad = false)
            => torch.empty((ReadOnlySpan<long>)[dim0, dim1, dim2, dim3], dtype ?? this.dtype, device ?? this.device,
                requires_grad);

        public Tensor new_empty(long rows, long columns, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false)
            => torch.empty((ReadOnlySpan<long>)[rows, columns], dtype ?? this.dtype, device ?? this.device,
                requires_grad);

        public Tensor new_empty(long size, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false)
            => torch.empty((ReadOnlySpan<long>)[size], dtype ?? this.dtype, device ?? this.device, requires_grad);

        public Tensor new_empty(long[] size, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false)
            => torch.empty((ReadOnlySpan<long>)size, dtype ?? this.dtype, device ?? this.device, requires_grad);

        public Tensor new_full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null,
            Device? device = null, bool requires_grad = false)
            => torch.full(size, value, dtype ?? this.dtype, device ?? this.device, requires_grad);

        public Tensor new_full(long dim0, long dim1, long dim2, Scalar value, ScalarType? dtype = null,
            Device? device = null, bool requires_grad = false)
            => torch.full((ReadOnlySpan<long>)[dim0, dim1, dim2], value, dtype ?? this.dtype, device ?? this.device,
                requires_grad);

        public Tensor new_full(long dim0, long dim1, long dim2, long dim3, Scalar value, ScalarType? dtype = null,
            Device? device = null, bool requires_grad = false)
            => torch.full((ReadOnlySpan<long>)[dim0, dim1, dim2, dim3], value, dtype ?? this.dtype,
                device ?? this.device, requires_grad);

        public Tensor new_full(long rows, long columns, Scalar value, ScalarType? dtype = null,
            Device? device = null, bool requires_grad = false)
            => torch.full((ReadOnlySpan<long>)[rows, columns], value, dtype ?? this.dtype, device ?? this.device,
                requires_grad);

        public Tensor new_full(long size, Scalar value, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false)
            => torch.full((ReadOnlySpan<long>)[size], value, dtype ?? this.dtype, device ?? this.device,
                requires_grad);

        public Tensor new_full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false)
            => torch.full((ReadOnlySpan<long>)size, value, dtype ?? this.dtype, device ?? this.device, requires_grad);

        public Tensor new_ones(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false)
            => torch.ones((ReadOnlySpan<long>)[dim0, dim1, dim2], dtype ?? this.dtype, device ?? this.device,
                requires_grad);

        public Tensor new_ones(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null,
            Device? device = null, bool requires_grad = false)
            => torch.ones((ReadOnlySpan<long>)[dim0, dim1, dim2, dim3], dtype ?? this.dtype, device ?? this.device,
                requires_grad);

        public Tensor new_ones(long rows, long columns, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false)
            => torch.ones((ReadOnlySpan<long>)[rows, columns], dtype ?? this.dtype, device ?? this.device,
                requires_grad);

        public Tensor new_ones(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => torch.ones((ReadOnlySpan<long>)[size], dtype ?? this.dtype, device ?? this.device, requires_grad);

        public Tensor new_zeros(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false)
            => torch.zeros(size, dtype ?? this.dtype, device ?? this.device, requires_grad);

        public Tensor new_zeros(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false)
            => torch.zeros((ReadOnlySpan<long>)[dim0, dim1, dim2], dtype ?? this.dtype, device ?? this.device,
                requires_grad);

        public Tensor new_zeros(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null,
            Device? device = null, bool requires_grad = false)
            => torch.zeros((ReadOnlySpan<long>)[dim0, dim1, dim2, dim3], dtype ?? this.dtype, device ?? this.device,
                requires_grad);

        public Tensor new_zeros(long rows, long columns, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false)
            => torch.zeros((ReadOnlySpan<long>)[rows, columns], dtype ?? this.dtype, device ?? this.device,
                requires_grad);

        public Tensor new_zeros(long size, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false)
            => torch.zeros((ReadOnlySpan<long>)[size], dtype ?? this.dtype, device ?? this.device, requires_grad);

        public Tensor new_zeros(long[] size, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false)
            => torch.zeros((ReadOnlySpan<long>)size, dtype ?? this.dtype, device ?? this.device, requires_grad);

        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => torch.empty_like(this, dtype, device, requires_grad);

        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false)
            => torch.full_like(this, value, dtype, device, requires_grad);

        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => torch.ones_like(this, dtype, device, requires_grad);

        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => torch.rand_like(this, dtype, device, requires_grad);

        public Tensor randint_like(long low, long high, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false)
            => torch.randint_like(this, low, high, dtype, device, requires_grad);

        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => torch.randn_like(this, dtype, device, requires_grad);

        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => torch.zeros_like(this, dtype, device, requires_grad);
    }
}
