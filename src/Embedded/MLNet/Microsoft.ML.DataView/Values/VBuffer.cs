using System.Collections;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Data;

// A vector of T. Dense: Length values. Sparse: fewer values, each with its index, indices ascending; the rest are default.
public readonly struct VBuffer<T> : IEnumerable
{
    private readonly T[] _values;
    private readonly int[] _indices;
    private readonly int _count;

    public readonly int Length;

    public VBuffer(int length, T[] values, int[] indices = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        CheckArray(values, length, nameof(values));
        Length = length;
        _values = values;
        _indices = indices;
        _count = length;
    }

    public VBuffer(int length, int count, T[] values, int[] indices)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if ((uint)count > (uint)length)
            throw new ArgumentOutOfRangeException(nameof(count), $"The count {count} must be from 0 to the length {length}");
        CheckArray(values, count, nameof(values));
        if (count < length)
            CheckArray(indices, count, nameof(indices));
        Length = length;
        _values = values;
        _indices = indices;
        _count = count;
    }

    public bool IsDense => _count == Length;

    internal T[] ValuesArray => _values;

    internal int[] IndicesArray => _indices;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<T> GetValues() => _values.AsSpan(0, _count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<int> GetIndices() => IsDense ? default : _indices.AsSpan(0, _count);

    public void CopyToDense(ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, Length);
        CopyTo(editor.Values);
        destination = editor.Commit();
    }

    public void CopyTo(ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, Length, _count);
        GetValues().CopyTo(editor.Values);
        if (!IsDense)
            GetIndices().CopyTo(editor.Indices);
        destination = editor.Commit();
    }

    // Copies the slots from sourceIndex on.
    public void CopyTo(ref VBuffer<T> destination, int sourceIndex, int length)
    {
        CheckRange(sourceIndex, length, Length);
        if (IsDense)
        {
            Copy(_values, sourceIndex, ref destination, length);
            return;
        }
        var indices = GetIndices();
        var first = LowerBound(indices, sourceIndex);
        var count = LowerBound(indices[first..], sourceIndex + length);
        var editor = VBufferEditor.Create(ref destination, length, count);
        GetValues().Slice(first, count).CopyTo(editor.Values);
        if (count < length)
        {
            for (var i = 0; i < count; i++)
                editor.Indices[i] = indices[first + i] - sourceIndex;
        }
        destination = editor.Commit();
    }

    public void CopyTo(Span<T> destination) => CopyTo(destination, 0);

    public void CopyTo(Span<T> destination, int destinationIndex, T defaultValue = default)
    {
        CheckRange(destinationIndex, Length, destination.Length);
        var target = destination.Slice(destinationIndex, Length);
        if (IsDense)
        {
            GetValues().CopyTo(target);
            return;
        }
        target.Fill(defaultValue);
        var values = GetValues();
        var indices = GetIndices();
        for (var i = 0; i < indices.Length; i++)
            target[indices[i]] = values[i];
    }

    public static void Copy(T[] source, int sourceIndex, ref VBuffer<T> destination, int length)
    {
        CheckRange(sourceIndex, length, source?.Length ?? 0);
        var editor = VBufferEditor.Create(ref destination, length);
        source.AsSpan(sourceIndex, length).CopyTo(editor.Values);
        destination = editor.Commit();
    }

    // The values with their indices; all: every slot, else only those that are stored.
    public IEnumerable<KeyValuePair<int, T>> Items(bool all = false)
    {
        if (IsDense)
        {
            for (var i = 0; i < Length; i++)
                yield return new(i, _values[i]);
        }
        else if (!all)
        {
            for (var i = 0; i < _count; i++)
                yield return new(_indices[i], _values[i]);
        }
        else
        {
            for (int slot = 0, i = 0; slot < Length; slot++)
                yield return new(slot, i < _count && _indices[i] == slot ? _values[i++] : default);
        }
    }

    public IEnumerable<T> DenseValues()
    {
        for (int slot = 0, i = 0; slot < Length; slot++)
            yield return i < _count && (IsDense || _indices[i] == slot) ? _values[i++] : default;
    }

    public void GetItemOrDefault(int index, ref T destination) => destination = GetItemOrDefault(index);

    public T GetItemOrDefault(int index)
    {
        if ((uint)index >= (uint)Length)
            throw new ArgumentOutOfRangeException(nameof(index), $"The index {index} must be from 0 to {Length - 1}");
        if (IsDense)
            return _values[index];
        var position = GetIndices().BinarySearch(index);
        return position >= 0 ? _values[position] : default;
    }

    public IEnumerator GetEnumerator() => DenseValues().GetEnumerator();

    public override string ToString() => IsDense
        ? $"Dense vector of size {Length}"
        : $"Sparse vector of size {Length}, {_count} explicit values";

    private static int LowerBound(ReadOnlySpan<int> indices, int value)
    {
        var position = indices.BinarySearch(value);
        return position >= 0 ? position : ~position;
    }

    private static void CheckArray(Array array, int count, string name)
    {
        if (count > (array?.Length ?? 0))
            throw new ArgumentException($"The array holds {array?.Length ?? 0} items, {count} are needed", name);
    }

    private static void CheckRange(int start, int length, int available)
    {
        if (start < 0 || length < 0 || start > available - length)
            throw new ArgumentOutOfRangeException(nameof(length), $"Slots {start} to {start + (long)length} are outside 0 to {available}");
    }
}
