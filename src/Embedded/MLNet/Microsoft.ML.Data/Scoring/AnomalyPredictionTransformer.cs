using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(AnomalyPredictionTransformer<IPredictorProducing<float>>), typeof(AnomalyPredictionTransformer), null,
    typeof(SignatureLoadModel), "", AnomalyPredictionTransformer.LoaderSignature)]

namespace Microsoft.ML.Data;

public sealed class AnomalyPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    internal AnomalyPredictionTransformer(IHostEnvironment env, TModel model, DataViewSchema inputSchema, string featureColumn, float threshold = 0.5f)
        : base(env.Register(nameof(AnomalyPredictionTransformer<TModel>)), model, inputSchema, featureColumn)
    {
        Threshold = threshold;
    }

    internal AnomalyPredictionTransformer(IHostEnvironment env, ModelLoadContext ctx)
        : base(env.Register(nameof(AnomalyPredictionTransformer<TModel>)), ctx)
    {
        Threshold = ctx.Reader.ReadSingle();
    }

    internal float Threshold { get; }

    internal AnomalyPredictionTransformer<TModel> WithThreshold(IHostEnvironment env, float threshold) =>
        new(env, Model, TrainSchema, FeatureColumnName, threshold);

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) =>
        new BinaryScoreMapper(this, Model, schema, FeatureColumnName, Threshold, DefaultColumnNames.Score);

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(AnomalyPredictionTransformer.GetVersionInfo());
        base.SaveCore(ctx);
        ctx.Writer.Write(Threshold);
    }
}

internal static class AnomalyPredictionTransformer
{
    public const string LoaderSignature = "AnomalyPredXfer";

    public static VersionInfo GetVersionInfo() => new(
        modelSignature: "ANOMPRED",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderAssemblyName: typeof(AnomalyPredictionTransformer).Assembly.FullName,
        loaderSignature: LoaderSignature);

    public static ISingleFeaturePredictionTransformer<IPredictorProducing<float>> Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new AnomalyPredictionTransformer<IPredictorProducing<float>>(env, ctx);
    }
}
