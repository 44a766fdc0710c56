using Microsoft.ML;
using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

[assembly: LoadableClass(typeof(MaximumEntropyModelParameters), null, typeof(SignatureLoadModel), "MaximumEntropyModelParameters",
    MaximumEntropyModelParameters.LoaderSignature)]

namespace Microsoft.ML.Trainers;

public sealed class MaximumEntropyModelParameters : LinearMulticlassModelParametersBase
{
    internal const string LoaderSignature = "MaximumEntropyModel";

    internal MaximumEntropyModelParameters(IHostEnvironment env, float[][] weights, float[] biases)
        : base(env, LoaderSignature, weights, biases)
    {
    }

    private MaximumEntropyModelParameters(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, LoaderSignature, ctx)
    {
    }

    private static VersionInfo Version =>
        new("MAXENTRO", 0x00010001, 0x00010001, 0x00010001, typeof(MaximumEntropyModelParameters).Assembly.FullName, LoaderSignature);

    private static MaximumEntropyModelParameters Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(Version);
        return new MaximumEntropyModelParameters(env, ctx);
    }

    private protected override void Calibrate(Span<float> scores)
    {
        var logSum = LogSumExp.Of(scores);
        for (var i = 0; i < scores.Length; i++)
            scores[i] = MathF.Exp(scores[i] - logSum);
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SetVersionInfo(Version);
    }
}
