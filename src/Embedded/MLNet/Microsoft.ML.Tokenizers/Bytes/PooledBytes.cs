using System.Buffers;
using System.Text;

namespace Microsoft.ML.Tokenizers;

/// <summary>Bytes that grow within a pooled array.</summary>
internal ref struct PooledBytes
{
    private byte[] _array;
    private int _count;

    public PooledBytes(int capacity)
    {
        _array = ArrayPool<byte>.Shared.Rent(capacity);
    }

    public readonly int Count => _count;

    public readonly ReadOnlySpan<byte> Written => _array.AsSpan(0, _count);

    public void Add(byte value)
    {
        if (_count == _array.Length)
            Grow(1);
        _array[_count++] = value;
    }

    public void Add(ReadOnlySpan<byte> values)
    {
        if (values.Length > _array.Length - _count)
            Grow(values.Length);
        values.CopyTo(_array.AsSpan(_count));
        _count += values.Length;
    }

    public void AddText(ReadOnlySpan<char> text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > _array.Length - _count)
            Grow(most);
        _count += Encoding.UTF8.GetBytes(text, _array.AsSpan(_count));
    }

    public void RemoveFirst(int count)
    {
        _array.AsSpan(count, _count - count).CopyTo(_array);
        _count -= count;
    }

    public readonly void Dispose() => ArrayPool<byte>.Shared.Return(_array);

    private void Grow(int needed)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _array.Length, _count + needed));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_array);
        _array = larger;
    }
}
