using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// The transformer around trained model parameters: it adds the score columns of its task.
public abstract class PredictionTransformerBase<TModel> : IPredictionTransformer<TModel>, IDisposable
    where TModel : class
{
    private const string ModelFolder = "Model";
    private const string TrainSchemaStream = "TrainSchema";

    private bool _disposed;

    private protected readonly IHost Host;
    private protected readonly DataViewSchema TrainSchema;

    private protected PredictionTransformerBase(IHost host, TModel model, DataViewSchema trainSchema)
    {
        Contracts.CheckValue(host, nameof(host));
        Host = host;
        host.CheckParam(model is IPredictor, nameof(model), "The model is not of a kind that can be scored");
        host.CheckValue(trainSchema, nameof(trainSchema));
        Model = model;
        TrainSchema = trainSchema;
    }

    // Reads the model and the schema, after the caller's CheckAtModel.
    private protected PredictionTransformerBase(IHost host, ModelLoadContext ctx)
    {
        Contracts.CheckValue(host, nameof(host));
        Host = host;
        ctx.LoadModel<TModel, SignatureLoadModel>(host, out var model, ModelFolder);
        Model = model;
        DataViewSchema schema = null;
        if (!ctx.TryLoadBinaryStream(TrainSchemaStream, reader => schema = SchemaSerializer.Load(reader)))
            throw host.ExceptDecode("The model holds no schema of its training");
        TrainSchema = schema;
    }

    public TModel Model { get; }

    bool ITransformer.IsRowToRowMapper => true;

    public abstract DataViewSchema GetOutputSchema(DataViewSchema inputSchema);

    public IDataView Transform(IDataView input)
    {
        Host.CheckValue(input, nameof(input));
        return new RowToRowMapperTransform(input, MakeRowMapper(input.Schema));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));
        return new RowToRowMapperTransform(inputSchema, MakeRowMapper(inputSchema));
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        SaveCore(ctx);
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        (Model as IDisposable)?.Dispose();
        _disposed = true;
        GC.SuppressFinalize(this);
    }

    private protected abstract IRowMapper MakeRowMapper(DataViewSchema schema);

    private protected virtual void SaveCore(ModelSaveContext ctx)
    {
        ctx.SaveModel(Model, ModelFolder);
        ctx.SaveBinaryStream(TrainSchemaStream, writer => SchemaSerializer.Save(writer, TrainSchema));
    }
}
