using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

// The values of single slots of a vector column, slot after slot. Many slots are read at once, as far as memory allows.
internal sealed class SlotValues
{
    private const int MaximumValues = 1 << 22;

    private readonly IDataView _data;
    private readonly DataViewSchema.Column _column;
    private readonly int _rowCount;
    private float[][] _block = [];
    private int _firstSlot;

    public SlotValues(IDataView data, DataViewSchema.Column column, int? maximumRowCount)
    {
        _data = data;
        _column = column;
        var count = data.GetRowCount() ?? CountRows(data, maximumRowCount);
        _rowCount = (int)Math.Min(count, maximumRowCount ?? Array.MaxLength);
    }

    public int RowCount => _rowCount;

    // The slots have to be asked for in rising order.
    public float[] Of(int slot)
    {
        if (slot >= _firstSlot + _block.Length)
            ReadBlock(slot);
        return _block[slot - _firstSlot];
    }

    private void ReadBlock(int firstSlot)
    {
        var slots = Math.Clamp(MaximumValues / Math.Max(1, _rowCount), 1, _column.Type.GetVectorSize() - firstSlot);
        _firstSlot = firstSlot;
        _block = new float[slots][];
        for (var i = 0; i < slots; i++)
            _block[i] = new float[_rowCount];
        using var cursor = _data.GetRowCursor([_column]);
        var getter = cursor.GetGetter<VBuffer<float>>(_column);
        VBuffer<float> vector = default;
        for (var row = 0; row < _rowCount && cursor.MoveNext(); row++)
        {
            getter(ref vector);
            for (var i = 0; i < slots; i++)
                _block[i][row] = vector.GetItemOrDefault(firstSlot + i);
        }
    }

    private static long CountRows(IDataView data, int? maximum)
    {
        long count = 0;
        using var cursor = data.GetRowCursor([]);
        while ((maximum is null || count < maximum) && cursor.MoveNext())
            count++;
        return count;
    }
}
