using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// The getters of a row to which a mapper adds columns: made when first asked for, freed with the row.
internal sealed class MappedGetters(ColumnBindings bindings, IRowMapper mapper, DataViewRow input, bool[] active)
{
    private Delegate[] _added;
    private Action _disposer;

    public bool IsActive(DataViewSchema.Column column)
    {
        Check(column);
        return active[column.Index];
    }

    public ValueGetter<TValue> Get<TValue>(DataViewSchema.Column column)
    {
        if (!IsActive(column))
            throw Contracts.ExceptParam(nameof(column), $"The column '{column.Name}' was not asked for when the cursor was made");
        if (bindings.IsInput(column.Index, out var index))
            return input.GetGetter<TValue>(input.Schema[index]);
        if (_added is null)
        {
            var wanted = bindings.GetActiveAdded(active);
            _added = mapper.CreateGetters(input, j => wanted[j], out _disposer);
        }
        return RowGetters.Cast<TValue>(_added[index], column);
    }

    public void Dispose()
    {
        _disposer?.Invoke();
        _disposer = null;
        input.Dispose();
    }

    private void Check(DataViewSchema.Column column) =>
        Contracts.CheckParam((uint)column.Index < (uint)active.Length, nameof(column), $"There is no column of index {column.Index}");
}

internal sealed class MappedRow(ColumnBindings bindings, IRowMapper mapper, DataViewRow input, bool[] active) : DataViewRow
{
    private readonly MappedGetters _getters = new(bindings, mapper, input, active);

    public override DataViewSchema Schema => bindings.Schema;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => _getters.IsActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _getters.Get<TValue>(column);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _getters.Dispose();
        base.Dispose(disposing);
    }
}

internal sealed class MappedRowCursor(ColumnBindings bindings, IRowMapper mapper, DataViewRowCursor input, bool[] active)
    : DataViewRowCursor
{
    private readonly MappedGetters _getters = new(bindings, mapper, input, active);

    public override DataViewSchema Schema => bindings.Schema;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override bool MoveNext() => input.MoveNext();

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => _getters.IsActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _getters.Get<TValue>(column);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _getters.Dispose();
        base.Dispose(disposing);
    }
}
