using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Inputs.Tables;

/// <summary>Rows of a table, one after another.</summary>
internal sealed class TableStore(int width, int capacity, bool rented = false) : DenseStore<float>(width, capacity, rented)
{
    internal ReadOnlySpan<float> Row(int row) => RowAt(row);

    /// <summary>Packs all rows, in place: a packed row is never longer.</summary>
    internal void Pack(TablePacking packing)
    {
        var raw = new float[Size];
        var packed = packing.Columns.Width;
        var all = Items.Span;
        for (var row = 0; row < Rows; row++)
        {
            Row(row).CopyTo(raw);
            packing.Pack(raw, all.Slice(row * packed, packed));
        }

        Narrow(packed);
    }

    internal override Tensor ToTensor() => torch.tensor(Items, [Rows, Size]);

    private protected override void Read(FeatureReader reader, Span<float> destination) => reader.Read(destination);
}
