using System.Runtime.InteropServices;

namespace TorchSharp;

// How every tensor(...) is made: a copy of the values in .NET's memory.
public static partial class torch
{
    public static Tensor from_array(Array rawArray, Device? device = null) => OfArray(rawArray, null, device, false, null);

    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null,
        bool requires_grad = false, string[]? names = null)
        => OfArray(rawArray, dtype, device, requires_grad, names);

    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0,
        bool requires_grad = false)
    {
        var element = ElementTypeOf(rawArray);
        if (count < 0)
            count = rawArray.LongLength - offset;
        if (offset < 0 || count < 0 || offset + count > rawArray.LongLength)
            throw new ArgumentOutOfRangeException(nameof(count), "The part of the array lies outside of it.");
        using var whole = OfMemory(rawArray, element, [rawArray.LongLength], element, CPU, false);
        using var part = NativeMethods.et_narrow(whole, 0, offset, count);
        return part.to(dtype, CPU, copy: true).requires_grad_(requires_grad);
    }

    private static unsafe Tensor Of<T>(ReadOnlySpan<T> values, ReadOnlySpan<long> shape, ScalarType? dtype,
        Device? device, bool requiresGrad, string[]? names)
        where T : unmanaged
    {
        long count = 1;
        foreach (var size in shape)
            count *= size;
        if (count != values.Length)
            throw new ArgumentException($"mismatched total size creating a tensor from an array: {values.Length} values for shape ({string.Join(", ", shape.ToArray())})");
        var type = ScalarTypeOf(typeof(T));
        fixed (T* data = values)
        {
            var options = TensorOptions.OrDefault(dtype ?? type, device, requiresGrad);
            return Named(NativeMethods.et_tensor_from_data(data, (int)type, shape, shape.Length, options), names);
        }
    }

    // Rectangular (a[,]) and plain arrays; an array of arrays has no one memory.
    private static Tensor OfArray(Array values, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
    {
        var shape = new long[values.Rank];
        for (var d = 0; d < shape.Length; d++)
            shape[d] = values.GetLongLength(d);
        var type = ElementTypeOf(values);
        return Named(OfMemory(values, type, shape, dtype ?? type, device, requiresGrad), names);
    }

    private static ScalarType ElementTypeOf(Array values) => ScalarTypeOf(values.GetType().GetElementType()!);

    private static unsafe Tensor OfMemory(Array values, ScalarType type, long[] shape, ScalarType dtype, Device? device,
        bool requiresGrad)
    {
        fixed (byte* data = &MemoryMarshal.GetArrayDataReference(values))
        {
            return NativeMethods.et_tensor_from_data(data, (int)type, shape, shape.Length,
                TensorOptions.OrDefault(dtype, device, requiresGrad));
        }
    }

    private static Tensor Single(Scalar scalar, ScalarType? dtype, Device? device, bool requiresGrad)
        => NativeMethods.et_scalar_tensor(in scalar.Value,
            TensorOptions.OrDefault(dtype ?? scalar.Type, device, requiresGrad));

    private static Tensor Converted(Tensor data, ScalarType? dtype, Device? device)
    {
        if ((dtype is null || dtype == data.dtype)
            && (device is null || (device.type == data.device_type && device.index == data.device_index)))
            return data.alias();
        return data.to(dtype ?? data.dtype, device ?? data.device);
    }

    private static Tensor Named(Tensor tensor, string[]? names)
    {
        if (names is { Length: > 0 })
            tensor.rename_(names);
        return tensor;
    }

    // Without a copy where the list is an array or a List<T>.
    private static ReadOnlySpan<T> ToSpan<T>(this IList<T> values) => values switch
    {
        T[] array => array,
        List<T> list => CollectionsMarshal.AsSpan(list),
        _ => values.ToArray(),
    };
}
