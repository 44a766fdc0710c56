using System.Numerics;

namespace TorchSharp;

// A number of any type, as operations take it. It owns nothing native: Dispose is there because the API has it.
public sealed class Scalar : IDisposable
{
    private readonly ScalarValue _value;

    internal Scalar(ScalarValue value) => _value = value;

    internal ref readonly ScalarValue Value => ref _value;

    // libtorch's scalars are wide: every float is a double, every integer a long.
    public torch.ScalarType Type => _value.Type switch
    {
        torch.ScalarType.Bool => torch.ScalarType.Bool,
        torch.ScalarType.ComplexFloat32 or torch.ScalarType.ComplexFloat64 => torch.ScalarType.ComplexFloat64,
        torch.ScalarType.Float16 or torch.ScalarType.BFloat16 or torch.ScalarType.Float32
            or torch.ScalarType.Float64 => torch.ScalarType.Float64,
        _ => torch.ScalarType.Int64,
    };

    public static implicit operator Scalar(byte value) => new(ScalarValue.Of((long)value));

    public static implicit operator Scalar(sbyte value) => new(ScalarValue.Of((long)value));

    public static implicit operator Scalar(short value) => new(ScalarValue.Of((long)value));

    public static implicit operator Scalar(int value) => new(ScalarValue.Of((long)value));

    public static implicit operator Scalar(long value) => new(ScalarValue.Of(value));

    public static implicit operator Scalar(Half value) => new(ScalarValue.Of((double)value));

    public static implicit operator Scalar(float value) => new(ScalarValue.Of((double)value));

    public static implicit operator Scalar(double value) => new(ScalarValue.Of(value));

    public static implicit operator Scalar(bool value) => new(ScalarValue.Of(value));

    public static implicit operator Scalar((float, float) value) => new(ScalarValue.Of(value.Item1, value.Item2));

    public static implicit operator Scalar(Complex value) => new(ScalarValue.Of(value.Real, value.Imaginary));

    public void Dispose()
    {
    }
}
