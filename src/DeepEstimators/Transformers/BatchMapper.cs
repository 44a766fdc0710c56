using DeepEstimators.Inputs;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Transformers;

/// <summary>
/// Adds columns that a scorer computes of one feature column: row by row as a mapper (for PredictionEngine), and batch by
/// batch as a view.
/// </summary>
internal sealed class BatchMapper : IRowToRowMapper
{
    private readonly FeatureColumn features;
    private readonly IBatchScorer scorer;
    private readonly IReadOnlyList<AddedColumn> added;
    private readonly IReadOnlyList<DataViewSchema.Column> featureColumns;

    internal BatchMapper(
        DataViewSchema inputSchema,
        FeatureColumn features,
        IBatchScorer scorer,
        IReadOnlyList<AddedColumn> added,
        int batchSize)
    {
        this.features = features;
        this.scorer = scorer;
        this.added = added;
        BatchSize = batchSize;
        InputSchema = inputSchema;
        featureColumns = features.Bind(inputSchema, nameof(inputSchema));
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputSchema);
        builder.AddColumns(added.Select(column => column.Column));
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    internal int BatchSize { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        ArgumentNullException.ThrowIfNull(dependingColumns);
        var needed = new SortedSet<int>();
        foreach (var column in dependingColumns)
            needed.UnionWith(IsAdded(column) ? featureColumns.Select(feature => feature.Index) : [column.Index]);
        return needed.Select(index => InputSchema[index]).ToArray();
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(activeColumns);
        return new BatchMapperRow(this, input, Active(activeColumns));
    }

    internal bool IsAdded(DataViewSchema.Column column) => column.Index >= InputSchema.Count;

    internal bool[] Active(IEnumerable<DataViewSchema.Column> columns) => ActiveColumns.Of(OutputSchema, columns);

    internal void CheckActive(bool[] active, DataViewSchema.Column column) => ActiveColumns.Check(OutputSchema, active, column);

    internal ValueGetter<TValue> AddedGetter<TValue>(DataViewSchema.Column column, IRowOutputs outputs) =>
        added[column.Index - InputSchema.Count].Getter<TValue>(outputs) ?? throw WrongType<TValue>(column);

    internal static InvalidOperationException WrongType<TValue>(DataViewSchema.Column column) =>
        new($"Column '{column.Name}' is of type {column.Type}, not {typeof(TValue)}.");

    internal RowBatchReader ReadBatches(DataViewRowCursor cursor, bool[] active) =>
        new(cursor, features, featureColumns, InputSchema.Where(column => active[column.Index]), BatchSize);

    internal FeatureReader ReadRow(DataViewRow row) => features.CreateReader(row, featureColumns);

    internal FeatureStore NewStore() => features.CreateStore(1);

    internal float[] Score(FeatureStore rows) => scorer.Score(rows);

    internal int OutputSize => scorer.OutputSize;
}
