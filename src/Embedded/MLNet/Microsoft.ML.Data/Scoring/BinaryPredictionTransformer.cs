using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(BinaryPredictionTransformer<IPredictorProducing<float>>), typeof(BinaryPredictionTransformer), null,
    typeof(SignatureLoadModel), "", BinaryPredictionTransformer.LoaderSignature)]

namespace Microsoft.ML.Data;

public sealed class BinaryPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    internal BinaryPredictionTransformer(IHostEnvironment env, TModel model, DataViewSchema inputSchema, string featureColumn,
        float threshold = 0f, string thresholdColumn = DefaultColumnNames.Score)
        : base(env.Register(nameof(BinaryPredictionTransformer<TModel>)), model, inputSchema, featureColumn)
    {
        Host.CheckNonEmpty(thresholdColumn, nameof(thresholdColumn));
        Threshold = threshold;
        ThresholdColumn = thresholdColumn;
    }

    internal BinaryPredictionTransformer(IHostEnvironment env, ModelLoadContext ctx)
        : base(env.Register(nameof(BinaryPredictionTransformer<TModel>)), ctx)
    {
        Threshold = ctx.Reader.ReadSingle();
        ThresholdColumn = ctx.LoadString();
    }

    internal float Threshold { get; }

    internal string ThresholdColumn { get; }

    internal BinaryPredictionTransformer<TModel> WithThreshold(IHostEnvironment env, float threshold) =>
        new(env, Model, TrainSchema, FeatureColumnName, threshold, ThresholdColumn);

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) =>
        new BinaryScoreMapper(this, Model, schema, FeatureColumnName, Threshold, ThresholdColumn);

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(BinaryPredictionTransformer.GetVersionInfo());
        base.SaveCore(ctx);
        ctx.Writer.Write(Threshold);
        ctx.SaveString(ThresholdColumn);
    }
}

internal static class BinaryPredictionTransformer
{
    public const string LoaderSignature = "BinaryPredXfer";

    public static VersionInfo GetVersionInfo() => new(
        modelSignature: "BIN PRED",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderAssemblyName: typeof(BinaryPredictionTransformer).Assembly.FullName,
        loaderSignature: LoaderSignature);

    public static ISingleFeaturePredictionTransformer<IPredictorProducing<float>> Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new BinaryPredictionTransformer<IPredictorProducing<float>>(env, ctx);
    }
}
