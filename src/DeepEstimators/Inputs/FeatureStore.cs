namespace DeepEstimators.Inputs;

/// <summary>Feature rows, one after another, as floats or, for images of bytes, as bytes.</summary>
internal sealed class FeatureStore
{
    private readonly int size;
    private readonly bool hasBytes;
    private float[] floats = [];
    private byte[] bytes = [];
    private int capacity;

    internal FeatureStore(FeatureColumn column, int capacity)
    {
        size = column.Shape.Size;
        hasBytes = column.HasBytes;
        Resize(capacity);
    }

    internal int Rows { get; private set; }

    internal void Clear() => Rows = 0;

    /// <summary>Adds the row that the reader stands on.</summary>
    internal void Add(FeatureReader reader)
    {
        if (Rows == capacity)
            Resize(checked((int)Math.Min(Array.MaxLength / size, Math.Max(16, 2L * capacity))));
        if (Rows == capacity)
            throw new InvalidOperationException($"More than {capacity} rows of {size} numbers do not fit into memory at once.");
        if (hasBytes)
            reader.Read(bytes.AsSpan(Rows * size, size));
        else
            reader.Read(floats.AsSpan(Rows * size, size));
        Rows++;
    }

    /// <summary>The rows as floats, exactly as many numbers as there are; null when they are bytes.</summary>
    internal float[]? Floats => hasBytes ? null : Exactly(floats);

    /// <summary>The rows as bytes, exactly as many as there are; null when they are floats.</summary>
    internal byte[]? Bytes => hasBytes ? Exactly(bytes) : null;

    internal void Resize(int rows)
    {
        capacity = Math.Min(rows, Array.MaxLength / size);
        if (hasBytes)
            Array.Resize(ref bytes, capacity * size);
        else
            Array.Resize(ref floats, capacity * size);
    }

    private T[] Exactly<T>(T[] items) => items.Length == Rows * size ? items : items.AsSpan(0, Rows * size).ToArray();
}
