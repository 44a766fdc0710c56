using System.Numerics;

namespace TorchSharp;

public static partial class TensorExtensionMethods
{
    public static int ElementSize(this torch.ScalarType type) => type switch
    {
        torch.ScalarType.Byte or torch.ScalarType.Int8 or torch.ScalarType.Bool => 1,
        torch.ScalarType.Int16 or torch.ScalarType.Float16 or torch.ScalarType.BFloat16 => 2,
        torch.ScalarType.Int32 or torch.ScalarType.Float32 => 4,
        torch.ScalarType.Int64 or torch.ScalarType.Float64 or torch.ScalarType.ComplexFloat32 => 8,
        torch.ScalarType.ComplexFloat64 => 16,
        _ => throw new NotImplementedException(),
    };

    public static long TotalSize(this IEnumerable<long> shape) => shape.Aggregate(1L, (count, size) => count * size);

    public static ReadOnlySpan<int> IntShape(this torch.Tensor tensor)
        => Array.ConvertAll(tensor.shape, size => checked((int)size));

    public static string metastr(this torch.Tensor tensor) => tensor.ToString(TensorStringStyle.Metadata);

    // One number as a tensor without dimensions.
    public static torch.Tensor ToTensor<T>(this T scalar, torch.Device? device = null, bool requires_grad = false)
        where T : struct
        => scalar switch
        {
            float value => torch.tensor(value, device: device, requires_grad: requires_grad),
            double value => torch.tensor(value, device: device, requires_grad: requires_grad),
            long value => torch.tensor(value, device: device, requires_grad: requires_grad),
            int value => torch.tensor(value, device: device, requires_grad: requires_grad),
            short value => torch.tensor(value, device: device, requires_grad: requires_grad),
            byte value => torch.tensor(value, device: device, requires_grad: requires_grad),
            sbyte value => torch.tensor(value, device: device, requires_grad: requires_grad),
            bool value => torch.tensor(value, device: device, requires_grad: requires_grad),
            ValueTuple<float, float> value => torch.tensor(value, device: device, requires_grad: requires_grad),
            Complex value => torch.tensor(value, device: device, requires_grad: requires_grad),
            _ => throw new NotImplementedException($"Creating a tensor from a {typeof(T)}."),
        };

    public static torch.Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false,
        bool requires_grad = false)
    {
        using var flat = torch.from_array(rawArray);
        return flat.reshape(dimensions).requires_grad_(requires_grad);
    }

    public static float ToSingle(this torch.Tensor value) => Value(value).ToSingle();

    public static double ToDouble(this torch.Tensor value) => Value(value).ToDouble();

    public static Half ToHalf(this torch.Tensor value) => Value(value).ToHalf();

    public static sbyte ToSByte(this torch.Tensor value) => Value(value).ToSByte();

    public static byte ToByte(this torch.Tensor value) => Value(value).ToByte();

    public static short ToInt16(this torch.Tensor value) => Value(value).ToInt16();

    public static int ToInt32(this torch.Tensor value) => Value(value).ToInt32();

    public static long ToInt64(this torch.Tensor value) => Value(value).ToInt64();

    public static bool ToBoolean(this torch.Tensor value) => Value(value).ToBoolean();

    public static (float, float) ToComplexFloat32(this torch.Tensor value) => Value(value).ToComplexFloat32();

    public static Complex ToComplexFloat64(this torch.Tensor value) => Value(value).ToComplexFloat64();

    public static (float, float) ToComplex32(this torch.Tensor value) => value.ToComplexFloat32();

    public static Complex ToComplex64(this torch.Tensor value) => value.ToComplexFloat64();

    private static Scalar Value(torch.Tensor tensor)
    {
        if (tensor.numel() != 1)
            throw new ArgumentException("Only one element tensors can be converted to scalars");
        return tensor.ToScalar();
    }
}
