using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        // The elements, read and written in place on the CPU, or a copy of them from another device.
        public TensorAccessor<T> data<T>()
            where T : struct
        {
            if (ScalarTypeOf(typeof(T)) != dtype)
                throw new ArgumentException($"{typeof(T).Name} is not compatible with {dtype}");
            return new TensorAccessor<T>(this);
        }

        // The memory of a contiguous tensor on the CPU.
        public unsafe Span<byte> bytes
        {
            get
            {
                if (!is_contiguous())
                    throw new NotImplementedException("The bytes of a tensor whose memory is not contiguous cannot be reached: call contiguous() first.");
                if (device_type != DeviceType.CPU)
                    throw new InvalidOperationException("The bytes of a tensor can be read and written on the CPU only.");
                return new Span<byte>((void*)DataPointer, checked((int)(NumberOfElements * ElementSize)));
            }

            set
            {
                if (value.Length != NumberOfElements * ElementSize)
                    throw new ArgumentException("Mismatched data sizes in Tensor.bytes");
                value.CopyTo(bytes);
            }
        }

        internal nint DataPointer
        {
            get
            {
                NativeMethods.Check(NativeMethods.et_data_ptr(this, out var data));
                return data;
            }
        }

        public T item<T>()
            where T : struct
        {
            if (NumberOfElements != 1)
                throw new ArgumentException("Number of elements in the tensor must be 1");
            var type = dtype;
            // bfloat16 has no type of its own in .NET.
            if (type == ScalarType.BFloat16 ? typeof(T) != typeof(float) : ScalarTypeOf(typeof(T)) != type)
                throw new ArgumentException($"{typeof(T).Name} is not compatible with {type}");
            NativeMethods.Check(NativeMethods.et_item(this, out var value));
            return FromValue<T>(value);
        }

        public Scalar ToScalar()
        {
            NativeMethods.Check(NativeMethods.et_item(this, out var value));
            return new Scalar(value);
        }

        private static T FromValue<T>(ScalarValue value)
            where T : struct
        {
            if (typeof(T) == typeof(float))
                return As((float)value.Real);
            if (typeof(T) == typeof(double))
                return As(value.Real);
            if (typeof(T) == typeof(long))
                return As(value.Integer);
            if (typeof(T) == typeof(int))
                return As((int)value.Integer);
            if (typeof(T) == typeof(short))
                return As((short)value.Integer);
            if (typeof(T) == typeof(byte))
                return As((byte)value.Integer);
            if (typeof(T) == typeof(sbyte))
                return As((sbyte)value.Integer);
            if (typeof(T) == typeof(bool))
                return As(value.Integer != 0);
            if (typeof(T) == typeof(Half))
                return As((Half)value.Real);
            if (typeof(T) == typeof((float, float)))
                return As(((float)value.Real, (float)value.Imaginary));
            return As(new Complex(value.Real, value.Imaginary));

            static T As<TFrom>(TFrom from)
                where TFrom : struct
                => Unsafe.BitCast<TFrom, T>(from);
        }
    }
}
