namespace Microsoft.ML.Data;

public static class VBufferEditor
{
    // An editor on the arrays of the buffer as they are.
    public static VBufferEditor<T> CreateFromBuffer<T>(ref VBuffer<T> destination)
    {
        var count = destination.GetValues().Length;
        return new VBufferEditor<T>(destination.Length, count, destination.ValuesArray, destination.IndicesArray,
            needsIndices: !destination.IsDense, createdNewValues: false, createdNewIndices: false);
    }

    // An editor that takes over the arrays of the buffer where they are large enough, else makes new ones.
    public static VBufferEditor<T> Create<T>(ref VBuffer<T> destination, int newLogicalLength, int? valuesCount = null,
        int? maxValuesCapacity = null, bool keepOldOnResize = false, bool requireIndicesOnDense = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(newLogicalLength);
        var count = valuesCount ?? newLogicalLength;
        if ((uint)count > (uint)newLogicalLength)
            throw new ArgumentOutOfRangeException(nameof(valuesCount), $"The count {count} must be from 0 to {newLogicalLength}");
        var needsIndices = count < newLogicalLength || requireIndicesOnDense;
        var capacity = Math.Max(count, maxValuesCapacity ?? newLogicalLength);

        var values = Resize(destination.ValuesArray, count, capacity, keepOldOnResize, out var newValues);
        var indices = destination.IndicesArray;
        var newIndices = false;
        if (needsIndices)
            indices = Resize(indices, count, capacity, keepOldOnResize, out newIndices);
        return new VBufferEditor<T>(newLogicalLength, count, values, indices, needsIndices, newValues, newIndices);
    }

    private static TItem[] Resize<TItem>(TItem[] array, int count, int capacity, bool keep, out bool created)
    {
        created = count > (array?.Length ?? 0);
        if (!created)
            return array;
        // Doubling keeps the cost of growing row by row linear; the capacity bounds it.
        var size = Math.Min(capacity, Math.Max(count, 2 * Math.Min(array?.Length ?? 0, capacity)));
        if (keep)
        {
            Array.Resize(ref array, size);
            return array;
        }
        return new TItem[size];
    }
}

// Values and Indices may be written; Commit gives the buffer. Before a Commit the buffer edited must not be read.
public readonly ref struct VBufferEditor<T>
{
    private readonly int _length;
    private readonly T[] _values;
    private readonly int[] _indices;

    public readonly Span<T> Values;
    public readonly Span<int> Indices;

    internal VBufferEditor(int length, int count, T[] values, int[] indices, bool needsIndices, bool createdNewValues, bool createdNewIndices)
    {
        _length = length;
        _values = values;
        _indices = indices;
        Values = values.AsSpan(0, count);
        Indices = needsIndices ? indices.AsSpan(0, count) : default;
        CreatedNewValues = createdNewValues;
        CreatedNewIndices = createdNewIndices;
    }

    public bool CreatedNewValues { get; }

    public bool CreatedNewIndices { get; }

    public VBuffer<T> Commit() => new(_length, Values.Length, _values, _indices);

    // Keeps only the first values; with fewer than the length the buffer is sparse, and Indices must have been given.
    public VBuffer<T> CommitTruncated(int physicalValuesCount)
    {
        if ((uint)physicalValuesCount > (uint)Values.Length)
            throw new ArgumentOutOfRangeException(nameof(physicalValuesCount),
                $"The count {physicalValuesCount} must be from 0 to {Values.Length}");
        return new VBuffer<T>(_length, physicalValuesCount, _values, _indices ?? (physicalValuesCount == 0 ? [] : null));
    }
}
