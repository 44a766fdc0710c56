using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Utils;

// Element access to a tensor: in place on the CPU, to a copy from any other device.
public sealed class TensorAccessor<T> : IEnumerable<T>, IDisposable
    where T : struct
{
    private readonly torch.Tensor _tensor;
    private readonly bool _ownsTensor;
    private readonly nint _data;
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly bool _contiguous;

    internal TensorAccessor(torch.Tensor tensor)
    {
        _ownsTensor = tensor.device_type != DeviceType.CPU;
        _tensor = _ownsTensor ? tensor.cpu().DetachFromDisposeScope() : tensor;
        _data = _tensor.DataPointer;
        _shape = _tensor.shape;
        _strides = _tensor.stride();
        _contiguous = _tensor.is_contiguous();
        Count = _tensor.NumberOfElements;
    }

    public long Count { get; }

    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get => Element(indices);
        set => Element(indices) = value;
    }

    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right)
        => left is null ? right is null : left.Equals(right);

    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !(left == right);

    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result);
        return result;
    }

    public Array ToNDArray()
    {
        if (_shape.Length == 0)
            return ToArray();
        var result = Array.CreateInstance(typeof(T), _shape);
        if (Count > 0)
        {
            var memory = MemoryMarshal.CreateSpan(
                ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(result)),
                checked((int)Count));
            CopyTo(memory);
        }

        return result;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0)
        => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = (int)Math.Min(Count - tensorIndex, array.Length - arrayIndex);
        var target = array.Slice(arrayIndex, count);
        if (_contiguous)
        {
            Memory(tensorIndex, count).CopyTo(target);
            GC.KeepAlive(_tensor);
            return;
        }

        for (var i = 0; i < count; i++)
            target[i] = At(tensorIndex + i);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0)
        => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = (int)Math.Min(Count - tensorIndex, array.Length - arrayIndex);
        var source = array.Slice(arrayIndex, count);
        if (_contiguous)
        {
            source.CopyTo(Memory(tensorIndex, count));
            GC.KeepAlive(_tensor);
            return;
        }

        for (var i = 0; i < count; i++)
            At(tensorIndex + i) = source[i];
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++)
            yield return Read(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(object? obj)
        => obj is TensorAccessor<T> other && (ReferenceEquals(this, other)
            || (_shape.AsSpan().SequenceEqual(other._shape) && this.SequenceEqual(other)));

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in this)
            hash.Add(value);
        return hash.ToHashCode();
    }

    public void Dispose()
    {
        if (_ownsTensor)
            _tensor.Dispose();
    }

    private T Read(long index) => At(index);

    private unsafe Span<T> Memory(long index, int count)
        => new((void*)(_data + (nint)index * Unsafe.SizeOf<T>()), count);

    private unsafe ref T AtOffset(long offset)
    {
        ObjectDisposedException.ThrowIf(_tensor.IsInvalid, _tensor);
        return ref Unsafe.AsRef<T>((void*)(_data + (nint)offset * Unsafe.SizeOf<T>()));
    }

    // By position in row-major order.
    private ref T At(long index)
    {
        if (_contiguous)
            return ref AtOffset(index);
        long offset = 0;
        for (var d = _shape.Length - 1; d >= 0; d--)
        {
            offset += index % _shape[d] * _strides[d];
            index /= _shape[d];
        }

        return ref AtOffset(offset);
    }

    private ref T Element(long[] indices)
    {
        // A flat index counts in row-major order.
        if (indices.Length == 1 && _shape.Length != 1)
        {
            if ((ulong)indices[0] >= (ulong)Count)
                throw new IndexOutOfRangeException();
            return ref At(indices[0]);
        }

        if (indices.Length != _shape.Length)
            throw new ArgumentException($"{_shape.Length} indices are needed, {indices.Length} were given.", nameof(indices));
        long offset = 0;
        for (var d = 0; d < indices.Length; d++)
        {
            if ((ulong)indices[d] >= (ulong)_shape[d])
                throw new IndexOutOfRangeException();
            offset += indices[d] * _strides[d];
        }

        return ref AtOffset(offset);
    }
}
