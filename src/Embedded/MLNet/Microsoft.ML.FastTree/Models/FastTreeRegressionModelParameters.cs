using Microsoft.ML;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers.FastTree;

[assembly: LoadableClass(
    typeof(FastTreeRegressionModelParameters), null, typeof(SignatureLoadModel), "FastTree Regression Executor",
    FastTreeRegressionModelParameters.LoaderSignature)]

namespace Microsoft.ML.Trainers.FastTree;

public sealed class FastTreeRegressionModelParameters : TreeEnsembleModelParametersBasedOnRegressionTree
{
    internal const string LoaderSignature = "FastTreeRegressionExec";
    private const string RegistrationName = "FastTreeRegressionPredictor";

    internal FastTreeRegressionModelParameters(IHostEnvironment env, TrainedEnsemble ensemble, int featureCount)
        : base(env, RegistrationName, ensemble, featureCount)
    {
    }

    private FastTreeRegressionModelParameters(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, RegistrationName, ctx)
    {
    }

    private protected override PredictionKind PredictionKind => PredictionKind.Regression;

    private static VersionInfo Version => new(
        "FTREE RE", 0x00010005, 0x00010005, 0x00010005, typeof(FastTreeRegressionModelParameters).Assembly.FullName, LoaderSignature);

    private static FastTreeRegressionModelParameters Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(env, nameof(env));
        env.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(Version);
        return new FastTreeRegressionModelParameters(env, ctx);
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SetVersionInfo(Version);
    }
}
