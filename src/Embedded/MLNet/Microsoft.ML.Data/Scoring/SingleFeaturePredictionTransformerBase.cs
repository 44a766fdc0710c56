using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// The prediction transformers of models over one features column.
public abstract class SingleFeaturePredictionTransformerBase<TModel> : PredictionTransformerBase<TModel>, ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private protected SingleFeaturePredictionTransformerBase(IHost host, TModel model, DataViewSchema trainSchema, string featureColumn)
        : base(host, model, trainSchema)
    {
        FeatureColumnName = featureColumn;
        FeatureColumnType = FindFeatures(featureColumn);
    }

    private protected SingleFeaturePredictionTransformerBase(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        FeatureColumnName = ctx.LoadStringOrNull();
        FeatureColumnType = FindFeatures(FeatureColumnName);
    }

    public string FeatureColumnName { get; }

    public DataViewType FeatureColumnType { get; }

    public sealed override DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));
        return RowToRowMapperTransform.GetOutputSchema(inputSchema, MakeRowMapper(inputSchema));
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SaveStringOrNull(FeatureColumnName);
    }

    private protected DataViewSchema.Column? TrainColumnOrNull(string name) => TrainSchema.GetColumnOrNull(name);

    private DataViewType FindFeatures(string name)
    {
        if (name is null)
            return null;
        var column = TrainSchema.GetColumnOrNull(name)
            ?? throw Host.ExceptSchemaMismatch("trainSchema", "feature", name, "Vector<Single>", "no such column");
        return column.Type;
    }
}
