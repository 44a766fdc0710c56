using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

// Scores one object at a time: the object is the one row of the model's input. Not for several threads at once.
public abstract class PredictionEngineBase<TSrc, TDst> : IDisposable
    where TSrc : class
    where TDst : class, new()
{
    private readonly ITransformer _transformer;
    private readonly bool _ownsTransformer;
    private readonly ObjectRow<TSrc> _input;
    private readonly DataViewRow _output;
    private readonly Action<TDst> _fill;
    private bool _disposed;

    private protected PredictionEngineBase(ITransformer transformer, bool ignoreMissingColumns, SchemaDefinition inputSchemaDefinition,
        SchemaDefinition outputSchemaDefinition, bool ownsTransformer, DataViewSchema inputSchema = null)
    {
        Contracts.CheckValue(transformer, nameof(transformer));
        Contracts.CheckParam(transformer.IsRowToRowMapper, nameof(transformer), "Must be a row to row mapper");
        _transformer = transformer;
        _ownsTransformer = ownsTransformer;
        var type = inputSchema is null ? RowType<TSrc>.Create(inputSchemaDefinition) : RowType<TSrc>.Create(inputSchema);
        var mapper = transformer.GetRowToRowMapper(type.Schema);
        OutputSchema = mapper.OutputSchema;
        var typed = new TypedRows<TDst>(OutputSchema, ignoreMissingColumns, outputSchemaDefinition);
        _input = new ObjectRow<TSrc>(type);
        _output = mapper.GetRow(_input, typed.Columns);
        _fill = typed.Bind(_output);
    }

    public DataViewSchema OutputSchema { get; }

    public TDst Predict(TSrc example)
    {
        var prediction = new TDst();
        Predict(example, ref prediction);
        return prediction;
    }

    public abstract void Predict(TSrc example, ref TDst prediction);

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _output.Dispose();
        if (_ownsTransformer)
            (_transformer as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected void Score(TSrc example, ref TDst prediction)
    {
        Contracts.CheckValue(example, nameof(example));
        _input.MoveTo(example);
        prediction ??= new TDst();
        _fill(prediction);
    }
}

public sealed class PredictionEngine<TSrc, TDst> : PredictionEngineBase<TSrc, TDst>
    where TSrc : class
    where TDst : class, new()
{
    internal PredictionEngine(ITransformer transformer, PredictionEngineOptions options)
        : base(transformer, options.IgnoreMissingColumns, options.InputSchemaDefinition, options.OutputSchemaDefinition, options.OwnsTransformer)
    {
    }

    internal PredictionEngine(ITransformer transformer, DataViewSchema inputSchema)
        : base(transformer, ignoreMissingColumns: true, null, null, ownsTransformer: true, inputSchema)
    {
    }

    public override void Predict(TSrc example, ref TDst prediction) => Score(example, ref prediction);
}
