using Microsoft.ML;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

[assembly: LoadableClass(typeof(LinearMulticlassModelParameters), null, typeof(SignatureLoadModel), "LinearMulticlassModelParameters",
    LinearMulticlassModelParameters.LoaderSignature)]

namespace Microsoft.ML.Trainers;

public sealed class LinearMulticlassModelParameters : LinearMulticlassModelParametersBase
{
    internal const string LoaderSignature = "MulticlassLinear";

    internal LinearMulticlassModelParameters(IHostEnvironment env, float[][] weights, float[] biases)
        : base(env, LoaderSignature, weights, biases)
    {
    }

    private LinearMulticlassModelParameters(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, LoaderSignature, ctx)
    {
    }

    private static VersionInfo Version =>
        new("MCLINEAR", 0x00010001, 0x00010001, 0x00010001, typeof(LinearMulticlassModelParameters).Assembly.FullName, LoaderSignature);

    private static LinearMulticlassModelParameters Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(Version);
        return new LinearMulticlassModelParameters(env, ctx);
    }

    // The scores are the margins.
    private protected override void Calibrate(Span<float> scores)
    {
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SetVersionInfo(Version);
    }
}
