using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(RegressionPredictionTransformer<IPredictorProducing<float>>), typeof(RegressionPredictionTransformer), null,
    typeof(SignatureLoadModel), "", RegressionPredictionTransformer.LoaderSignature)]

namespace Microsoft.ML.Data;

public sealed class RegressionPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    internal RegressionPredictionTransformer(IHostEnvironment env, TModel model, DataViewSchema inputSchema, string featureColumn)
        : base(env.Register(nameof(RegressionPredictionTransformer<TModel>)), model, inputSchema, featureColumn)
    {
    }

    internal RegressionPredictionTransformer(IHostEnvironment env, ModelLoadContext ctx)
        : base(env.Register(nameof(RegressionPredictionTransformer<TModel>)), ctx)
    {
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) =>
        new SingleScoreMapper(this, Model, schema, FeatureColumnName, AnnotationUtils.Const.ScoreColumnKind.Regression);

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(RegressionPredictionTransformer.GetVersionInfo());
        base.SaveCore(ctx);
    }
}

internal static class RegressionPredictionTransformer
{
    public const string LoaderSignature = "RegressionPredXfer";

    public static VersionInfo GetVersionInfo() => new(
        modelSignature: "REG PRED",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderAssemblyName: typeof(RegressionPredictionTransformer).Assembly.FullName,
        loaderSignature: LoaderSignature);

    public static ISingleFeaturePredictionTransformer<IPredictorProducing<float>> Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new RegressionPredictionTransformer<IPredictorProducing<float>>(env, ctx);
    }
}
