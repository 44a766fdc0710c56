using Microsoft.ML;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers.FastTree;

[assembly: LoadableClass(
    typeof(FastForestRegressionModelParameters), null, typeof(SignatureLoadModel), "FastForest Regression Executor",
    FastForestRegressionModelParameters.LoaderSignature)]

namespace Microsoft.ML.Trainers.FastTree;

public sealed class FastForestRegressionModelParameters : TreeEnsembleModelParametersBasedOnQuantileRegressionTree
{
    internal const string LoaderSignature = "FastForestRegressionExec";
    private const string RegistrationName = "FastForestRegressionPredictor";

    private readonly int _quantileSampleCount;

    internal FastForestRegressionModelParameters(IHostEnvironment env, TrainedEnsemble ensemble, int featureCount, int quantileSampleCount)
        : base(env, RegistrationName, ensemble, featureCount)
    {
        _quantileSampleCount = quantileSampleCount;
    }

    private FastForestRegressionModelParameters(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, RegistrationName, ctx)
    {
        Host.CheckDecode(ctx.Reader.ReadByte() == 1, "A forest without quantiles");
        _quantileSampleCount = ctx.Reader.ReadInt32();
    }

    private protected override PredictionKind PredictionKind => PredictionKind.Regression;

    private static VersionInfo Version => new(
        "FFORE RE", 0x00010006, 0x00010006, 0x00010006, typeof(FastForestRegressionModelParameters).Assembly.FullName, LoaderSignature);

    private static FastForestRegressionModelParameters Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(env, nameof(env));
        env.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(Version);
        return new FastForestRegressionModelParameters(env, ctx);
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SetVersionInfo(Version);
        ctx.Writer.Write((byte)1); // Quantiles are possible, as ever.
        ctx.Writer.Write(_quantileSampleCount);
    }

    // The mean over the trees; without trees, not a number.
    private protected override float ScoreOf(ReadOnlySpan<float> features) => base.ScoreOf(features) / Ensemble.Trees.Length;
}
