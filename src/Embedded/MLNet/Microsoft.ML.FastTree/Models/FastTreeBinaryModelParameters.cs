using Microsoft.ML;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers.FastTree;

[assembly: LoadableClass(
    typeof(FastTreeBinaryModelParameters), null, typeof(SignatureLoadModel), "FastTree Binary Executor",
    FastTreeBinaryModelParameters.LoaderSignature)]

namespace Microsoft.ML.Trainers.FastTree;

public sealed class FastTreeBinaryModelParameters : TreeEnsembleModelParametersBasedOnRegressionTree
{
    internal const string LoaderSignature = "FastTreeBinaryExec";
    private const string RegistrationName = "FastTreeBinaryPredictor";

    internal FastTreeBinaryModelParameters(IHostEnvironment env, TrainedEnsemble ensemble, int featureCount)
        : base(env, RegistrationName, ensemble, featureCount)
    {
    }

    private FastTreeBinaryModelParameters(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, RegistrationName, ctx)
    {
    }

    private protected override PredictionKind PredictionKind => PredictionKind.BinaryClassification;

    private static VersionInfo Version => new(
        "FTREE BC", 0x00010005, 0x00010005, 0x00010005, typeof(FastTreeBinaryModelParameters).Assembly.FullName, LoaderSignature);

    private static FastTreeBinaryModelParameters Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(env, nameof(env));
        env.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(Version);
        return new FastTreeBinaryModelParameters(env, ctx);
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SetVersionInfo(Version);
    }
}
