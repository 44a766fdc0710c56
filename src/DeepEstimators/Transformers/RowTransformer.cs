using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators;

using DeepEstimators.Transformers;

/// <summary>
/// A transformer that adds a vector column of Single, computed of one column row by row. Views compute some rows ahead on all
/// cores and keep their order. Safe to use from many threads at once.
/// </summary>
public abstract class RowTransformer : ITransformer
{
    private protected RowTransformer(string outputColumnName, string inputColumnName)
    {
        OutputColumnName = outputColumnName;
        InputColumnName = inputColumnName;
    }

    /// <summary>Name of the column that is added.</summary>
    public string OutputColumnName { get; }

    /// <summary>Name of the column that is read.</summary>
    public string InputColumnName { get; }

    /// <summary>Always true: each row is computed of itself alone, so a PredictionEngine can be made.</summary>
    public bool IsRowToRowMapper => true;

    /// <summary>The input's columns and then the added one.</summary>
    /// <param name="inputSchema">The schema of data to transform.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column to read is missing, or of a wrong type or size.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => CreateMapper(inputSchema).OutputSchema;

    /// <summary>Maps single rows, as PredictionEngine does.</summary>
    /// <param name="inputSchema">The schema of rows to map.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column to read is missing, or of a wrong type or size.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => CreateMapper(inputSchema);

    /// <summary>A view with the added column. Nothing is computed until a cursor reaches the rows.</summary>
    /// <param name="input">Data to transform.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column to read is missing, or of a wrong type or size.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new AddedColumnsView(CreateMapper(input.Schema), input);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => Save(ctx);

    /// <summary>Finds and checks the column to read.</summary>
    internal abstract DataViewSchema.Column Bind(DataViewSchema schema, string parameterName);

    internal abstract (DataViewType Type, DataViewSchema.Annotations? Annotations) AddedColumn(DataViewSchema.Column input);

    /// <summary>What computes the vectors of the rows of one cursor.</summary>
    internal abstract IRowVectors Read(DataViewRow row, DataViewSchema.Column input);

    private protected abstract void Save(ModelSaveContext context);

    private RowMapper CreateMapper(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new RowMapper(this, inputSchema);
    }
}
