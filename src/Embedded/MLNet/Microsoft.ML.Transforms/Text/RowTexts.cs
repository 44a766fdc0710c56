using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Text;

// The text or texts of a column in the current row.
internal sealed class RowTexts
{
    private readonly ValueGetter<ReadOnlyMemory<char>> _getScalar;
    private readonly ValueGetter<VBuffer<ReadOnlyMemory<char>>> _getVector;
    private readonly ReadOnlyMemory<char>[] _scalar = new ReadOnlyMemory<char>[1];
    private VBuffer<ReadOnlyMemory<char>> _vector;

    public RowTexts(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType)
            _getVector = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
        else
            _getScalar = row.GetGetter<ReadOnlyMemory<char>>(column);
    }

    // Those that a sparse vector leaves out are empty and not among them.
    public ReadOnlySpan<ReadOnlyMemory<char>> Read()
    {
        if (_getScalar is not null)
        {
            _getScalar(ref _scalar[0]);
            return _scalar;
        }
        _getVector(ref _vector);
        return _vector.GetValues();
    }
}
