using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor tensor((double, double) scalar, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false)
        => Single(new Complex(scalar.Item1, scalar.Item2), dtype ?? ScalarType.ComplexFloat64, device, requires_grad);

    public static Tensor tensor((float, float) scalar, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false)
        => Single(scalar, dtype ?? ScalarType.ComplexFloat32, device, requires_grad);

    public static Tensor tensor(Complex scalar, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false)
        => Single(scalar, dtype ?? ScalarType.ComplexFloat64, device, requires_grad);

    public static Tensor tensor(bool scalar, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false)
        => Single(scalar, dtype ?? ScalarType.Bool, device, requires_grad);

    public static Tensor tensor(byte scalar, Device? device = null, bool requires_grad = false)
        => Single(scalar, ScalarType.Byte, device, requires_grad);

    public static Tensor tensor(double real, double imaginary, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false)
        => Single(new Complex(real, imaginary), dtype ?? ScalarType.ComplexFloat64, device, requires_grad);

    public static Tensor tensor(double scalar, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false)
        => Single(scalar, dtype ?? ScalarType.Float64, device, requires_grad);

    public static Tensor tensor(float real, float imaginary, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false)
        => Single((real, imaginary), dtype ?? ScalarType.ComplexFloat32, device, requires_grad);

    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false)
        => Single(scalar, ScalarType.Float32, device, requires_grad);

    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false)
        => Single(scalar, ScalarType.Int32, device, requires_grad);

    public static Tensor tensor(long scalar, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false)
        => Single(scalar, dtype ?? ScalarType.Int64, device, requires_grad);

    public static Tensor tensor(sbyte scalar, Device? device = null, bool requires_grad = false)
        => Single(scalar, ScalarType.Int8, device, requires_grad);

    public static Tensor tensor(short scalar, Device? device = null, bool requires_grad = false)
        => Single(scalar, ScalarType.Int16, device, requires_grad);
}
