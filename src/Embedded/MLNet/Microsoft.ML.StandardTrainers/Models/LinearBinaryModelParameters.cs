using Microsoft.ML;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

[assembly: LoadableClass(typeof(LinearBinaryModelParameters), null, typeof(SignatureLoadModel), "LinearBinaryModelParameters", LinearBinaryModelParameters.LoaderSignature)]

namespace Microsoft.ML.Trainers;

public sealed class LinearBinaryModelParameters : LinearModelParameters
{
    internal const string LoaderSignature = "LinearBinaryModel";

    internal LinearBinaryModelParameters(IHostEnvironment env, float[] weights, float bias)
        : base(env, LoaderSignature, weights, bias)
    {
    }

    private LinearBinaryModelParameters(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, LoaderSignature, ctx)
    {
    }

    private protected override PredictionKind PredictionKind => PredictionKind.BinaryClassification;

    private static VersionInfo Version =>
        new("LINBIN C", 0x00010001, 0x00010001, 0x00010001, typeof(LinearBinaryModelParameters).Assembly.FullName, LoaderSignature);

    private static LinearBinaryModelParameters Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(Version);
        return new LinearBinaryModelParameters(env, ctx);
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SetVersionInfo(Version);
    }
}
