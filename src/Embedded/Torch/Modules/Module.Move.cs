namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Moving a module to a device or type. Tensors move in place: who holds a parameter (an optimizer, a field) sees it moved.
        public partial class Module
        {
            protected virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                _toEpilog(device, dtype, non_blocking);
                return this;
            }

            protected virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                _toEpilog(deviceType, deviceIndex, non_blocking);
                return this;
            }

            protected virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                _toEpilog(dtype, non_blocking);
                return this;
            }

            public Module _to(Tensor other, bool non_blocking)
            {
                var device = other.device;
                return _to(device, other.dtype, non_blocking);
            }

            protected void _toEpilog(Device device, ScalarType dtype, bool non_blocking)
            {
                MoveOwn(device.type, device.index, (int)dtype, non_blocking);
                foreach (var (_, child) in named_children()) child._to(device, dtype, non_blocking);
            }

            protected void _toEpilog(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                MoveOwn(deviceType, deviceIndex, -1, non_blocking);
                foreach (var (_, child) in named_children()) child._to(deviceType, deviceIndex, non_blocking);
            }

            protected void _toEpilog(ScalarType dtype, bool non_blocking)
            {
                MoveOwn(null, -1, (int)dtype, non_blocking);
                foreach (var (_, child) in named_children()) child._to(dtype, non_blocking);
            }

            internal Module MoveTo(Device device, ScalarType dtype, bool non_blocking) => _to(device, dtype, non_blocking);

            internal Module MoveTo(DeviceType deviceType, int deviceIndex, bool non_blocking) => _to(deviceType, deviceIndex, non_blocking);

            internal Module MoveTo(ScalarType dtype, bool non_blocking) => _to(dtype, non_blocking);

            private void MoveOwn(DeviceType? deviceType, int deviceIndex, int scalarType, bool nonBlocking)
            {
                var type = deviceType is { } given ? (int)given : -1;
                foreach (var (_, parameter) in _internal_params)
                    NativeMethods.Check(NativeMethods.et_nn_move(parameter, type, deviceIndex, scalarType, nonBlocking));
                foreach (var (_, (buffer, _)) in _internal_buffers)
                    NativeMethods.Check(NativeMethods.et_nn_move(buffer, type, deviceIndex, scalarType, nonBlocking));
            }
        }
    }
}
