using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

[assembly: LoadableClass(typeof(PoissonRegressionModelParameters), null, typeof(SignatureLoadModel), "PoissonRegressionModelParameters", PoissonRegressionModelParameters.LoaderSignature)]

namespace Microsoft.ML.Trainers;

public sealed class PoissonRegressionModelParameters : RegressionModelParameters
{
    internal const string LoaderSignature = "PoissonRegressionModel";

    internal PoissonRegressionModelParameters(IHostEnvironment env, float[] weights, float bias)
        : base(env, LoaderSignature, weights, bias)
    {
    }

    private PoissonRegressionModelParameters(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, LoaderSignature, ctx)
    {
    }

    private protected override PredictionKind PredictionKind => PredictionKind.Regression;

    private static VersionInfo Version =>
        new("POISSREG", 0x00010001, 0x00010001, 0x00010001, typeof(PoissonRegressionModelParameters).Assembly.FullName, LoaderSignature);

    private static PoissonRegressionModelParameters Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(Version);
        return new PoissonRegressionModelParameters(env, ctx);
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SetVersionInfo(Version);
    }

    // The exponential is the inverse of the link.
    private protected override float Score(in VBuffer<float> features) => MathF.Exp(base.Score(in features));
}
