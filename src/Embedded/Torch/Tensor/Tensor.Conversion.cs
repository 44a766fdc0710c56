namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor clone() => NativeMethods.et_clone(this);

        public Tensor alias() => NativeMethods.et_alias(this);

        public Tensor contiguous() => NativeMethods.et_contiguous(this);

        public Tensor pin_memory() => NativeMethods.et_pin_memory(this);

        public Tensor copy_(Tensor source, bool nonBlocking = false)
            => InPlace(NativeMethods.et_copy_(this, source, nonBlocking));

        public Tensor set_(Tensor source) => InPlace(NativeMethods.et_set_(this, source));

        public Tensor cpu() => Moved(DeviceType.CPU, -1, false);

        public Tensor cuda(Device? device = null, bool non_blocking = false)
        {
            InitializeDeviceType(DeviceType.CUDA);
            return Moved(DeviceType.CUDA, device?.index ?? -1, non_blocking);
        }

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
            => to_type(type, copy, disposeAfter, non_blocking);

        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
            => Converted((int)type, -1, -1, copy, disposeAfter, non_blocking);

        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false,
            bool non_blocking = false)
        {
            InitializeDeviceType(deviceType);
            return Converted(-1, (int)deviceType, deviceIndex, copy, disposeAfter, non_blocking);
        }

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
            => to(device.type, device.index, copy, disposeAfter, non_blocking);

        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
            => to(new Device(device), copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false,
            bool non_blocking = false)
        {
            InitializeDeviceType(device.type);
            return Converted((int)type, (int)device.type, device.index, copy, disposeAfter, non_blocking);
        }

        public Tensor to(Tensor other, bool non_blocking = false)
            => to(other.dtype, other.device, non_blocking: non_blocking);

        public Tensor type(ScalarType dtype) => to_type(dtype);

        public Tensor type(Func<Tensor, Tensor> typeFunc) => typeFunc(this);

        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        public Tensor @bool() => to_type(ScalarType.Bool);

        public Tensor @byte() => to_type(ScalarType.Byte);

        public Tensor @char() => to_type(ScalarType.Int8);

        public Tensor @short() => to_type(ScalarType.Int16);

        public Tensor @int() => to_type(ScalarType.Int32);

        public Tensor @long() => to_type(ScalarType.Int64);

        public Tensor half() => to_type(ScalarType.Float16);

        public Tensor bfloat16() => to_type(ScalarType.BFloat16);

        public Tensor @float() => to_type(ScalarType.Float32);

        public Tensor @double() => to_type(ScalarType.Float64);

        public Tensor cfloat() => to_type(ScalarType.ComplexFloat32);

        public Tensor cdouble() => to_type(ScalarType.ComplexFloat64);

        private Tensor Moved(DeviceType deviceType, int deviceIndex, bool nonBlocking)
            => NativeMethods.et_to(this, -1, (int)deviceType, deviceIndex, nonBlocking, false);

        private Tensor Converted(int type, int deviceType, int deviceIndex, bool copy, bool disposeAfter, bool nonBlocking)
        {
            var result = NativeMethods.et_to(this, type, deviceType, deviceIndex, nonBlocking, copy);
            if (disposeAfter)
                Dispose();
            return result;
        }
    }
}
