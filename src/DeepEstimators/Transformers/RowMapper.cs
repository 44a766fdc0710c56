using DeepEstimators.Inputs;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Transformers;

/// <summary>Adds a vector column that is computed of one input column, row by row.</summary>
internal sealed class RowMapper : AddedColumnsMapper
{
    private readonly RowTransformer transformer;
    private readonly DataViewSchema.Column inputColumn;

    internal RowMapper(RowTransformer transformer, DataViewSchema inputSchema)
        : this(transformer, inputSchema, transformer.Bind(inputSchema, nameof(inputSchema)))
    {
    }

    private RowMapper(RowTransformer transformer, DataViewSchema inputSchema, DataViewSchema.Column inputColumn)
        : base(inputSchema, [inputColumn], [Added(transformer, inputColumn)])
    {
        this.transformer = transformer;
        this.inputColumn = inputColumn;
    }

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
        return getter as ValueGetter<TValue> ?? throw Columns.WrongType<TValue>(column);
    }

    internal override DataViewRowCursor MapRows(DataViewRowCursor input, bool[] active) => new RowCursor(this, input, active);

    private protected override DataViewRow MapRow(DataViewRow input, bool[] active) => new MappedRow(this, input, active);

    private static DataViewSchema.DetachedColumn Added(RowTransformer transformer, DataViewSchema.Column inputColumn)
    {
        var (type, annotations) = transformer.AddedColumn(inputColumn);
        return new DataViewSchema.DetachedColumn(transformer.OutputColumnName, type, annotations);
    }
}
