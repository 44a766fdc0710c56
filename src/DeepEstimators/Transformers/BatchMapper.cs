using DeepEstimators.Inputs;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Transformers;

/// <summary>Adds columns that a scorer computes of the feature columns, batch by batch in a view.</summary>
internal sealed class BatchMapper : AddedColumnsMapper
{
    private readonly FeatureColumn features;
    private readonly IBatchScorer scorer;
    private readonly IReadOnlyList<AddedColumn> added;
    private readonly IReadOnlyList<DataViewSchema.Column> featureColumns;

    internal BatchMapper(
        DataViewSchema inputSchema, FeatureColumn features, IBatchScorer scorer, IReadOnlyList<AddedColumn> added, int batchSize)
        : this(inputSchema, features, features.Bind(inputSchema, nameof(inputSchema)), scorer, added, batchSize)
    {
    }

    private BatchMapper(
        DataViewSchema inputSchema,
        FeatureColumn features,
        IReadOnlyList<DataViewSchema.Column> featureColumns,
        IBatchScorer scorer,
        IReadOnlyList<AddedColumn> added,
        int batchSize)
        : base(inputSchema, featureColumns, added.Select(column => column.Column))
    {
        this.features = features;
        this.featureColumns = featureColumns;
        this.scorer = scorer;
        this.added = added;
        BatchSize = batchSize;
    }

    internal int BatchSize { get; }

    internal ValueGetter<TValue> AddedGetter<TValue>(DataViewSchema.Column column, IRowOutputs outputs) =>
        added[column.Index - InputSchema.Count].Getter<TValue>(outputs) ?? throw Columns.WrongType<TValue>(column);

    internal RowBatchReader ReadBatches(DataViewRowCursor cursor, bool[] active) =>
        new(cursor, features, featureColumns, Kept(active), BatchSize);

    internal FeatureReader ReadRow(DataViewRow row) => features.CreateReader(row, featureColumns);

    internal FeatureStore NewStore() => features.CreateStore(1);

    internal float[] Score(FeatureStore rows) => scorer.Score(rows);

    internal int OutputSize => scorer.OutputSize;

    internal override DataViewRowCursor MapRows(DataViewRowCursor input, bool[] active) => new BatchCursor(this, input, active);

    private protected override DataViewRow MapRow(DataViewRow input, bool[] active) => new BatchMapperRow(this, input, active);
}
