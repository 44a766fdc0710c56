using System.Buffers;
using System.Runtime.CompilerServices;
using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Inputs;

/// <summary>Rows of one size, one after another.</summary>
internal abstract class DenseStore<T> : FeatureStore
{
    // Large arrays are cleared, and their pages touched, whenever they are new, which costs as much as a small network's scores.
    private readonly bool rented;
    private T[] items = [];
    private int rows;
    private int capacity;

    /// <param name="size">Numbers of a row.</param>
    /// <param name="capacity">Rows that there is room for at first.</param>
    /// <param name="rented">Whether the memory goes back to the shared pool when the store is disposed.</param>
    private protected DenseStore(int size, int capacity, bool rented)
    {
        this.rented = rented;
        Size = size;
        Resize(capacity);
    }

    internal override int Rows => rows;

    internal override int? RowBytes => Size * Unsafe.SizeOf<T>();

    internal override long Bytes => (long)rows * Size * Unsafe.SizeOf<T>();

    /// <summary>Numbers of a row.</summary>
    private protected int Size { get; private set; }

    /// <summary>All rows. A tensor made of it may keep the memory itself, so it must end before the store goes on.</summary>
    private protected Memory<T> Items => items.AsMemory(0, rows * Size);

    internal override void Clear() => rows = 0;

    internal override void Replace(int row, FeatureReader reader) => Read(reader, RowAt(row));

    internal override void Add(FeatureReader reader)
    {
        if (rows == capacity)
            Resize(checked((int)Math.Min(Array.MaxLength / Size, Math.Max(16, 2L * capacity))));
        if (rows == capacity)
            throw new InvalidOperationException($"More than {capacity} rows of {Size} numbers do not fit into memory at once.");
        Read(reader, RowAt(rows));
        rows++;
    }

    internal override void Resize(int rows)
    {
        capacity = Math.Min(rows, Array.MaxLength / Size);
        if (!rented)
        {
            Array.Resize(ref items, capacity * Size);
            return;
        }

        if (capacity * Size <= items.Length)
            return;
        var larger = ArrayPool<T>.Shared.Rent(capacity * Size);
        Items.Span.CopyTo(larger);
        GiveBack();
        items = larger;
    }

    public override void Dispose()
    {
        if (rented)
        {
            rows = capacity = 0;
            GiveBack();
        }

        base.Dispose();
    }

    private protected Span<T> RowAt(int row) => items.AsSpan(row * Size, Size);

    /// <summary>Makes each row one of fewer numbers, which lie at the start already, and lets go of the rest.</summary>
    private protected void Narrow(int size)
    {
        Size = size;
        Resize(rows);
    }

    private protected abstract void Read(FeatureReader reader, Span<T> destination);

    private void GiveBack()
    {
        if (items.Length > 0)
            ArrayPool<T>.Shared.Return(items);
        items = [];
    }
}

/// <summary>Rows of floats.</summary>
internal sealed class FloatStore(InputShape shape, int capacity, bool rented = false) : DenseStore<float>(shape.Size, capacity, rented)
{
    internal override Tensor ToTensor() => torch.tensor(Items, shape.ToBatchShape(Rows));

    private protected override void Read(FeatureReader reader, Span<float> destination) => reader.Read(destination);
}

/// <summary>Images of bytes.</summary>
internal sealed class ByteStore(InputShape shape, int capacity, bool rented = false) : DenseStore<byte>(shape.Size, capacity, rented)
{
    internal override Tensor ToTensor() => torch.tensor(Items, shape.ToBatchShape(Rows));

    private protected override void Read(FeatureReader reader, Span<byte> destination) => reader.Read(destination);
}
