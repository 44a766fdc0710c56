namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public long Dimensions => NativeMethods.et_ndimension(this);

        public long ndim => Dimensions;

        public long dim() => Dimensions;

        public long NumberOfElements => NativeMethods.et_numel(this);

        public long numel() => NumberOfElements;

        public long ElementSize => NativeMethods.et_element_size(this);

        public long element_size() => ElementSize;

        public ScalarType dtype => (ScalarType)NativeMethods.et_scalar_type(this);

        public Device device => new(device_type, device_index);

        public DeviceType device_type => (DeviceType)NativeMethods.et_device_type(this);

        public int device_index => NativeMethods.et_device_index(this);

        public long[] shape
        {
            get
            {
                var sizes = new long[Dimensions];
                NativeMethods.Check(NativeMethods.et_sizes(this, sizes));
                return sizes;
            }
        }

        public long[] size() => shape;

        public long size(int dim)
        {
            NativeMethods.Check(NativeMethods.et_size(this, dim, out var size));
            return size;
        }

        public long[] stride()
        {
            var strides = new long[Dimensions];
            NativeMethods.Check(NativeMethods.et_strides(this, strides));
            return strides;
        }

        public long stride(int dim)
        {
            NativeMethods.Check(NativeMethods.et_stride(this, dim, out var stride));
            return stride;
        }

        public long storage_offset()
        {
            NativeMethods.Check(NativeMethods.et_storage_offset(this, out var offset));
            return offset;
        }

        public bool is_leaf => NativeMethods.et_is_leaf(this);

        public bool is_sparse => NativeMethods.et_is_sparse(this);

        public bool is_meta => NativeMethods.et_is_meta(this);

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_conj() => NativeMethods.et_is_conj(this);

        public bool is_neg() => NativeMethods.et_is_neg(this);

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        public bool is_contiguous()
        {
            NativeMethods.Check(NativeMethods.et_is_contiguous(this, out var result));
            return result;
        }

        public bool is_pinned()
        {
            NativeMethods.Check(NativeMethods.et_is_pinned(this, out var result));
            return result;
        }

        public bool is_nonzero()
        {
            NativeMethods.Check(NativeMethods.et_is_nonzero(this, out var result));
            return result;
        }

        // Two tensors are the same object only if they are one handle; `equal` and `eq` compare values.
        public bool Equals(Tensor target) => target is not null && Handle == target.Handle;

        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
