using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// The view of a source to which an IRowMapper adds columns, and its row mapper. Rows are computed when cursors ask for them; the cursors of a
// set are independent, so that they may be read in parallel.
internal sealed class RowToRowMapperTransform : IDataView, IRowToRowMapper
{
    private readonly IRowMapper _mapper;
    private readonly ColumnBindings _bindings;

    public RowToRowMapperTransform(IDataView source, IRowMapper mapper)
        : this(source.Schema, mapper)
    {
        Source = source;
    }

    // A mapper of rows only.
    public RowToRowMapperTransform(DataViewSchema inputSchema, IRowMapper mapper)
    {
        Contracts.CheckValue(mapper, nameof(mapper));
        _mapper = mapper;
        _bindings = new ColumnBindings(inputSchema, mapper.GetOutputColumns());
    }

    public IDataView Source { get; }

    public bool CanShuffle => Source.CanShuffle;

    public DataViewSchema Schema => _bindings.Schema;

    DataViewSchema IRowToRowMapper.InputSchema => _bindings.InputSchema;

    DataViewSchema IRowToRowMapper.OutputSchema => _bindings.Schema;

    public static DataViewSchema GetOutputSchema(DataViewSchema inputSchema, IRowMapper mapper) =>
        new ColumnBindings(inputSchema, mapper.GetOutputColumns()).Schema;

    public long? GetRowCount() => Source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        Contracts.CheckValueOrNull(rand);
        var active = _bindings.GetActive(columnsNeeded);
        return new MappedRowCursor(_bindings, _mapper, Source.GetRowCursor(Dependencies(active), rand), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        var active = _bindings.GetActive(columnsNeeded);
        var cursors = Source.GetRowCursorSet(Dependencies(active), n, rand);
        return Array.ConvertAll(cursors, cursor => (DataViewRowCursor)new MappedRowCursor(_bindings, _mapper, cursor, active));
    }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        Dependencies(_bindings.GetActive(dependingColumns));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckValue(activeColumns, nameof(activeColumns));
        Contracts.CheckParam(input.Schema == _bindings.InputSchema, nameof(input), "The schema of the row is another than the mapper's");
        return new MappedRow(_bindings, _mapper, input, _bindings.GetActive(activeColumns));
    }

    private DataViewSchema.Column[] Dependencies(bool[] active)
    {
        var wanted = _bindings.GetActiveAdded(active);
        return _bindings.GetDependencies(active, _mapper.GetDependencies(j => wanted[j]));
    }
}
