using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(MulticlassPredictionTransformer<IPredictorProducing<VBuffer<float>>>), typeof(MulticlassPredictionTransformer), null,
    typeof(SignatureLoadModel), "", MulticlassPredictionTransformer.LoaderSignature)]

namespace Microsoft.ML.Data;

public sealed class MulticlassPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    private readonly string _trainLabelColumn;

    internal MulticlassPredictionTransformer(IHostEnvironment env, TModel model, DataViewSchema inputSchema, string featureColumn, string labelColumn)
        : base(env.Register(nameof(MulticlassPredictionTransformer<TModel>)), model, inputSchema, featureColumn)
    {
        _trainLabelColumn = labelColumn;
    }

    internal MulticlassPredictionTransformer(IHostEnvironment env, ModelLoadContext ctx)
        : base(env.Register(nameof(MulticlassPredictionTransformer<TModel>)), ctx)
    {
        _trainLabelColumn = ctx.LoadStringOrNull();
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new ClassScoreMapper(this, Model, schema, FeatureColumnName,
        AnnotationUtils.Const.ScoreColumnKind.MulticlassClassification, TrainColumnOrNull(_trainLabelColumn), smallest: false);

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(MulticlassPredictionTransformer.GetVersionInfo());
        base.SaveCore(ctx);
        ctx.SaveStringOrNull(_trainLabelColumn);
    }
}

internal static class MulticlassPredictionTransformer
{
    public const string LoaderSignature = "MulticlassPredXfer";

    public static VersionInfo GetVersionInfo() => new(
        modelSignature: "MCC PRED",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderAssemblyName: typeof(MulticlassPredictionTransformer).Assembly.FullName,
        loaderSignature: LoaderSignature);

    public static ISingleFeaturePredictionTransformer<IPredictorProducing<VBuffer<float>>> Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new MulticlassPredictionTransformer<IPredictorProducing<VBuffer<float>>>(env, ctx);
    }
}
