using System.Numerics;

namespace TorchSharp;

public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => value;

    public static Scalar ToScalar(this sbyte value) => value;

    public static Scalar ToScalar(this short value) => value;

    public static Scalar ToScalar(this int value) => value;

    public static Scalar ToScalar(this long value) => value;

    public static Scalar ToScalar(this Half value) => value;

    public static Scalar ToScalar(this float value) => value;

    public static Scalar ToScalar(this double value) => value;

    public static Scalar ToScalar(this (float, float) value) => value;

    public static Scalar ToScalar(this Complex value) => value;

    public static Scalar ToScalar(this bool value) => value;

    public static Scalar ToBFloat16Scalar(this float value)
    {
        // Rounded to the nearest bfloat16, ties to even: its top 16 bits.
        var bits = BitConverter.SingleToUInt32Bits(value);
        if (!float.IsNaN(value))
            bits = (bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000;
        return BitConverter.UInt32BitsToSingle(bits);
    }

    public static float ToSingle(this Scalar value) => (float)value.ToDouble();

    public static double ToDouble(this Scalar value) => value.Value.IsFloating ? value.Value.Real : value.Value.Integer;

    public static Half ToHalf(this Scalar value) => (Half)value.ToDouble();

    public static sbyte ToSByte(this Scalar value) => (sbyte)value.ToInt64();

    public static byte ToByte(this Scalar value) => (byte)value.ToInt64();

    public static short ToInt16(this Scalar value) => (short)value.ToInt64();

    public static int ToInt32(this Scalar value) => (int)value.ToInt64();

    public static long ToInt64(this Scalar value) => value.Value.IsFloating ? (long)value.Value.Real : value.Value.Integer;

    public static bool ToBoolean(this Scalar value)
        => value.Value.IsFloating ? value.Value.Real != 0 || value.Value.Imaginary != 0 : value.Value.Integer != 0;

    public static (float, float) ToComplexFloat32(this Scalar value)
        => ((float)value.ToDouble(), (float)value.Value.Imaginary);

    public static Complex ToComplexFloat64(this Scalar value) => new(value.ToDouble(), value.Value.Imaginary);
}
