using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Inputs.Tables;

/// <summary>Rows of a table, one after another.</summary>
internal sealed class TableStore : FeatureStore
{
    private int width;
    private float[] items = [];
    private int rows;
    private int capacity;

    internal TableStore(int width, int capacity)
    {
        this.width = width;
        Resize(capacity);
    }

    internal override int Rows => rows;

    internal ReadOnlySpan<float> Row(int row) => items.AsSpan(row * width, width);

    internal override int? RowBytes => width * sizeof(float);

    internal override void Clear() => rows = 0;

    internal override void Replace(int row, FeatureReader reader) => reader.Read(items.AsSpan(row * width, width));

    internal override void Resize(int rows)
    {
        capacity = Math.Min(rows, Array.MaxLength / width);
        Array.Resize(ref items, capacity * width);
    }

    internal override void Add(FeatureReader reader)
    {
        if (rows == capacity)
            Resize(checked((int)Math.Min(Array.MaxLength / width, Math.Max(16, 2L * capacity))));
        if (rows == capacity)
            throw new InvalidOperationException($"More than {capacity} rows of {width} numbers do not fit into memory at once.");
        reader.Read(items.AsSpan(rows * width, width));
        rows++;
    }

    /// <summary>Packs all rows, in place: a packed row is never longer.</summary>
    internal void Pack(TablePacking packing)
    {
        var raw = new float[width];
        var packed = packing.Columns.Width;
        for (var row = 0; row < rows; row++)
        {
            Row(row).CopyTo(raw);
            packing.Pack(raw, items.AsSpan(row * packed, packed));
        }

        width = packed;
        Resize(rows);
    }

    internal override Tensor ToTensor() =>
        torch.tensor(items.Length == rows * width ? items : items.AsSpan(0, rows * width).ToArray(), [rows, width]);
}
