namespace TorchSharp;

// A number as native code takes it: the field that `Type` names holds it.
internal struct ScalarValue
{
    internal double Real;
    internal double Imaginary;
    internal long Integer;
    internal torch.ScalarType Type;

    internal readonly bool IsFloating => Type is torch.ScalarType.Float16 or torch.ScalarType.BFloat16
        or torch.ScalarType.Float32 or torch.ScalarType.Float64
        or torch.ScalarType.ComplexFloat32 or torch.ScalarType.ComplexFloat64;

    internal static ScalarValue Of(double value, torch.ScalarType type = torch.ScalarType.Float64)
        => new() { Real = value, Type = type };

    internal static ScalarValue Of(long value, torch.ScalarType type = torch.ScalarType.Int64)
        => new() { Integer = value, Real = value, Type = type };

    internal static ScalarValue Of(bool value)
        => new() { Integer = value ? 1 : 0, Real = value ? 1 : 0, Type = torch.ScalarType.Bool };

    internal static ScalarValue Of(double real, double imaginary)
        => new() { Real = real, Imaginary = imaginary, Type = torch.ScalarType.ComplexFloat64 };
}
