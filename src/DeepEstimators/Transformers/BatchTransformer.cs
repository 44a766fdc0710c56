using DeepEstimators.Inputs;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators;

using DeepEstimators.Transformers;

/// <summary>
/// A transformer that reads columns and adds columns computed of many rows at a time. Order is kept, and the
/// values are those of row-at-a-time scoring within 1e-6. Safe to use from many threads at once.
/// </summary>
public abstract class BatchTransformer : ITransformer
{
    private readonly FeatureColumn features;

    private protected BatchTransformer(FeatureColumn features, int batchSize)
    {
        this.features = features;
        BatchSize = batchSize;
    }

    /// <summary>Name of the column that the transformer reads; of several the first.</summary>
    public string FeatureColumnName => features.Name;

    /// <summary>Names of all columns that the transformer reads.</summary>
    public IReadOnlyList<string> FeatureColumnNames => features.Names;

    /// <summary>Type of the column that the transformer reads; of several of the first.</summary>
    public DataViewType FeatureColumnType => features.Type;

    /// <summary>Always true: each row is computed of itself alone, so a PredictionEngine can be made.</summary>
    public bool IsRowToRowMapper => true;

    /// <summary>Rows computed at once at most.</summary>
    public int BatchSize { get; }

    private protected FeatureColumn Features => features;

    /// <summary>The input's columns and then the added ones.</summary>
    /// <param name="inputSchema">The schema of data to transform.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column to read is missing, or of a wrong type or size.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => CreateMapper(inputSchema).OutputSchema;

    /// <summary>Maps single rows, as PredictionEngine does.</summary>
    /// <param name="inputSchema">The schema of rows to map.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column to read is missing, or of a wrong type or size.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => CreateMapper(inputSchema);

    /// <summary>
    /// A view with the added columns. Nothing is computed until a cursor reaches the rows; a cursor scores <see cref="BatchSize"/>
    /// rows at once and reads as many ahead meanwhile, on another thread. A cursor set has as many cursors as the input's.
    /// </summary>
    /// <param name="input">Data to transform.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column to read is missing, or of a wrong type or size.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new AddedColumnsView(CreateMapper(input.Schema), input);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => Save(ctx);

    private protected abstract IBatchScorer Scorer { get; }

    private protected abstract IReadOnlyList<AddedColumn> AddedColumns(DataViewSchema inputSchema);

    private protected abstract void Save(ModelSaveContext context);

    private BatchMapper CreateMapper(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new BatchMapper(inputSchema, features, Scorer, AddedColumns(inputSchema), BatchSize);
    }
}
