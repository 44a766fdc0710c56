namespace TorchSharp;

public static partial class torch
{
    public static bool is_tensor(object obj) => obj is Tensor;

    public static bool is_integral(ScalarType type)
        => type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64
            or ScalarType.Bool;

    public static bool is_integral(Tensor t) => is_integral(t.dtype);

    public static bool is_floating_point(ScalarType type)
        => type is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

    public static bool is_floating_point(Tensor input) => is_floating_point(input.dtype);

    public static bool is_complex(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

    public static bool is_complex(Tensor input) => is_complex(input.dtype);

    public static bool is_nonzero(Tensor input) => input.is_nonzero();

    public static bool is_conj(Tensor input) => input.is_conj();

    public static long numel(Tensor input) => input.numel();

    public static ScalarType promote_types(ScalarType type1, ScalarType type2)
        => (ScalarType)NativeMethods.et_promote_types((int)type1, (int)type2);

    public static ScalarType result_type(Tensor tensor1, Tensor tensor2)
    {
        NativeMethods.Check(NativeMethods.et_result_type(tensor1, tensor2, out var type));
        return (ScalarType)type;
    }

    public static bool can_cast(ScalarType from, ScalarType to) => NativeMethods.et_can_cast((int)from, (int)to);

    public static long max_int_value(ScalarType type) => type switch
    {
        ScalarType.Byte => byte.MaxValue,
        ScalarType.Int8 => sbyte.MaxValue,
        ScalarType.Int16 => short.MaxValue,
        ScalarType.Int32 => int.MaxValue,
        ScalarType.Int64 => long.MaxValue,
        _ => throw new ArgumentException($"{type} is not a type of whole numbers.", nameof(type)),
    };

    internal static ScalarType ScalarTypeOf(Type type)
    {
        if (type == typeof(float))
            return ScalarType.Float32;
        if (type == typeof(double))
            return ScalarType.Float64;
        if (type == typeof(long))
            return ScalarType.Int64;
        if (type == typeof(int))
            return ScalarType.Int32;
        if (type == typeof(short))
            return ScalarType.Int16;
        if (type == typeof(byte))
            return ScalarType.Byte;
        if (type == typeof(sbyte))
            return ScalarType.Int8;
        if (type == typeof(bool))
            return ScalarType.Bool;
        if (type == typeof(Half))
            return ScalarType.Float16;
        if (type == typeof((float, float)))
            return ScalarType.ComplexFloat32;
        if (type == typeof(System.Numerics.Complex))
            return ScalarType.ComplexFloat64;
        throw new NotSupportedException($"No tensor has elements of type {type}.");
    }
}
