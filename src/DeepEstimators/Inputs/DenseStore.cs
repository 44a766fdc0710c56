using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Inputs;

/// <summary>Rows of one size.</summary>
internal abstract class DenseStore<T> : FeatureStore
{
    private readonly int size;
    private T[] items = [];
    private int rows;
    private int capacity;

    private protected DenseStore(InputShape shape, int capacity)
    {
        Shape = shape;
        size = shape.Size;
        Resize(capacity);
    }

    internal override int Rows => rows;

    private protected InputShape Shape { get; }

    /// <summary>The rows, exactly as many numbers as there are.</summary>
    private protected T[] Items => items.Length == rows * size ? items : items.AsSpan(0, rows * size).ToArray();

    internal override int? RowBytes => size * System.Runtime.CompilerServices.Unsafe.SizeOf<T>();

    internal override void Clear() => rows = 0;

    internal override void Replace(int row, FeatureReader reader) => Read(reader, items.AsSpan(row * size, size));

    internal override void Add(FeatureReader reader)
    {
        if (rows == capacity)
            Resize(checked((int)Math.Min(Array.MaxLength / size, Math.Max(16, 2L * capacity))));
        if (rows == capacity)
            throw new InvalidOperationException($"More than {capacity} rows of {size} numbers do not fit into memory at once.");
        Read(reader, items.AsSpan(rows * size, size));
        rows++;
    }

    internal override void Resize(int rows)
    {
        capacity = Math.Min(rows, Array.MaxLength / size);
        Array.Resize(ref items, capacity * size);
    }

    private protected abstract void Read(FeatureReader reader, Span<T> destination);
}

/// <summary>Rows of floats.</summary>
internal sealed class FloatStore(InputShape shape, int capacity) : DenseStore<float>(shape, capacity)
{
    internal override Tensor ToTensor() => torch.tensor(Items, Shape.ToBatchShape(Rows));

    private protected override void Read(FeatureReader reader, Span<float> destination) => reader.Read(destination);
}

/// <summary>Images of bytes.</summary>
internal sealed class ByteStore(InputShape shape, int capacity) : DenseStore<byte>(shape, capacity)
{
    internal override Tensor ToTensor() => torch.tensor(Items, Shape.ToBatchShape(Rows));

    private protected override void Read(FeatureReader reader, Span<byte> destination) => reader.Read(destination);
}
