using Microsoft.ML;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers.FastTree;

[assembly: LoadableClass(
    typeof(FastForestBinaryModelParameters), null, typeof(SignatureLoadModel), "FastForest Binary Executor",
    FastForestBinaryModelParameters.LoaderSignature)]

namespace Microsoft.ML.Trainers.FastTree;

public sealed class FastForestBinaryModelParameters : TreeEnsembleModelParametersBasedOnQuantileRegressionTree
{
    internal const string LoaderSignature = "FastForestBinaryExec";
    private const string RegistrationName = "FastForestClassificationPredictor";

    internal FastForestBinaryModelParameters(IHostEnvironment env, TrainedEnsemble ensemble, int featureCount)
        : base(env, RegistrationName, ensemble, featureCount)
    {
    }

    private FastForestBinaryModelParameters(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, RegistrationName, ctx)
    {
    }

    private protected override PredictionKind PredictionKind => PredictionKind.BinaryClassification;

    private static VersionInfo Version => new(
        "FFORE BC", 0x00010006, 0x00010006, 0x00010006, typeof(FastForestBinaryModelParameters).Assembly.FullName, LoaderSignature);

    private static FastForestBinaryModelParameters Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(env, nameof(env));
        env.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(Version);
        return new FastForestBinaryModelParameters(env, ctx);
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SetVersionInfo(Version);
    }
}
