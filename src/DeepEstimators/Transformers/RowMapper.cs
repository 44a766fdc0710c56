using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Transformers;

/// <summary>Adds a vector column that is computed of one input column, row by row.</summary>
internal sealed class RowMapper : IRowToRowMapper
{
    private readonly RowTransformer transformer;
    private readonly DataViewSchema.Column inputColumn;

    internal RowMapper(RowTransformer transformer, DataViewSchema inputSchema)
    {
        this.transformer = transformer;
        InputSchema = inputSchema;
        inputColumn = transformer.Bind(inputSchema, nameof(inputSchema));
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputSchema);
        var (type, annotations) = transformer.AddedColumn(inputColumn);
        builder.AddColumn(transformer.OutputColumnName, type, annotations);
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        ArgumentNullException.ThrowIfNull(dependingColumns);
        var needed = new SortedSet<int>();
        foreach (var column in dependingColumns)
            needed.Add(IsAdded(column) ? inputColumn.Index : column.Index);
        return needed.Select(index => InputSchema[index]).ToArray();
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(activeColumns);
        return new MappedRow(this, input, ActiveColumns.Of(OutputSchema, activeColumns));
    }

    internal bool IsAdded(DataViewSchema.Column column) => column.Index >= InputSchema.Count;

    internal IRowVectors Read(DataViewRow row) => transformer.Read(row, inputColumn);

    /// <summary>A getter of the vector of the row at <paramref name="index"/>.</summary>
    internal static ValueGetter<TValue> Getter<TValue>(
        DataViewSchema.Column column, IRowVectors vectors, Func<int> index)
    {
        ValueGetter<VBuffer<float>> getter = (ref VBuffer<float> value) =>
        {
            var vector = vectors.Vector(index());
            var editor = VBufferEditor.Create(ref value, vector.Length);
            vector.CopyTo(editor.Values);
            value = editor.Commit();
        };
        return getter as ValueGetter<TValue> ?? throw BatchMapper.WrongType<TValue>(column);
    }
}
