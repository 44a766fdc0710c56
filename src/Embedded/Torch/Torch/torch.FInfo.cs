namespace TorchSharp;

public static partial class torch
{
    public static FInfo finfo() => finfo(get_default_dtype());

    // The limits of a floating-point type: radix 2, `mantissa` stored bits, exponents down to `minExponent`.
    public static FInfo finfo(ScalarType dtype) => dtype switch
    {
        ScalarType.Float16 => Limits(16, 10, -14, 16, 1e-3),
        ScalarType.BFloat16 => Limits(16, 7, -126, 128, 1e-2),
        ScalarType.Float32 or ScalarType.ComplexFloat32 => Limits(32, 23, -126, 128, 1e-6),
        ScalarType.Float64 or ScalarType.ComplexFloat64 => Limits(64, 52, -1022, 1024, 1e-15),
        _ => throw new ArgumentException("'dtype' must be floating point or complex"),
    };

    private static FInfo Limits(int bits, int mantissa, int minExponent, int exponents, double resolution)
    {
        var eps = Math.ScaleB(1, -mantissa);
        var max = Math.ScaleB(2 - eps, exponents - 1);
        var tiny = Math.ScaleB(1, minExponent);
        return new FInfo
        {
            bits = bits,
            eps = eps,
            max = max,
            min = -max,
            tiny = tiny,
            smallest_normal = tiny,
            resolution = resolution,
        };
    }

    public struct FInfo
    {
        public int bits;
        public double eps;
        public double max;
        public double min;
        public double tiny;
        public double smallest_normal;
        public double resolution;
    }
}
