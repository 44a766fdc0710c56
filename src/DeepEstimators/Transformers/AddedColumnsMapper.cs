using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Transformers;

/// <summary>Adds columns that are computed of some columns of a row: as a mapper of single rows (for PredictionEngine), and as a view.</summary>
internal abstract class AddedColumnsMapper : IRowToRowMapper
{
    private readonly IReadOnlyList<DataViewSchema.Column> read;

    /// <param name="inputSchema">The input's columns.</param>
    /// <param name="read">Those of them that the added columns are computed of.</param>
    /// <param name="added">The added columns.</param>
    private protected AddedColumnsMapper(
        DataViewSchema inputSchema, IReadOnlyList<DataViewSchema.Column> read, IEnumerable<DataViewSchema.DetachedColumn> added)
    {
        this.read = read;
        InputSchema = inputSchema;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputSchema);
        builder.AddColumns(added);
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        ArgumentNullException.ThrowIfNull(dependingColumns);
        var needed = new SortedSet<int>();
        foreach (var column in dependingColumns)
            needed.UnionWith(IsAdded(column) ? read.Select(one => one.Index) : [column.Index]);
        return needed.Select(index => InputSchema[index]).ToArray();
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(activeColumns);
        return MapRow(input, ActiveColumns.Of(OutputSchema, activeColumns));
    }

    internal bool IsAdded(DataViewSchema.Column column) => column.Index >= InputSchema.Count;

    /// <summary>The active ones of the input's columns.</summary>
    internal IEnumerable<DataViewSchema.Column> Kept(bool[] active) => InputSchema.Where(column => active[column.Index]);

    /// <summary>One row with the added columns.</summary>
    private protected abstract DataViewRow MapRow(DataViewRow input, bool[] active);

    /// <summary>The rows of a cursor with the added columns, of which one at least is active; owns the cursor.</summary>
    internal abstract DataViewRowCursor MapRows(DataViewRowCursor input, bool[] active);
}
