using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(RankingPredictionTransformer<IPredictorProducing<float>>), typeof(RankingPredictionTransformer), null,
    typeof(SignatureLoadModel), "", RankingPredictionTransformer.LoaderSignature)]

namespace Microsoft.ML.Data;

public sealed class RankingPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    internal RankingPredictionTransformer(IHostEnvironment env, TModel model, DataViewSchema inputSchema, string featureColumn)
        : base(env.Register(nameof(RankingPredictionTransformer<TModel>)), model, inputSchema, featureColumn)
    {
    }

    internal RankingPredictionTransformer(IHostEnvironment env, ModelLoadContext ctx)
        : base(env.Register(nameof(RankingPredictionTransformer<TModel>)), ctx)
    {
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) =>
        new SingleScoreMapper(this, Model, schema, FeatureColumnName, AnnotationUtils.Const.ScoreColumnKind.Ranking);

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(RankingPredictionTransformer.GetVersionInfo());
        base.SaveCore(ctx);
    }
}

internal static class RankingPredictionTransformer
{
    public const string LoaderSignature = "RankingPredXfer";

    public static VersionInfo GetVersionInfo() => new(
        modelSignature: "RANKPRED",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderAssemblyName: typeof(RankingPredictionTransformer).Assembly.FullName,
        loaderSignature: LoaderSignature);

    public static ISingleFeaturePredictionTransformer<IPredictorProducing<float>> Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new RankingPredictionTransformer<IPredictorProducing<float>>(env, ctx);
    }
}
