using Microsoft.ML;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

[assembly: LoadableClass(typeof(LinearRegressionModelParameters), null, typeof(SignatureLoadModel), "LinearRegressionModelParameters", LinearRegressionModelParameters.LoaderSignature)]

namespace Microsoft.ML.Trainers;

public sealed class LinearRegressionModelParameters : RegressionModelParameters
{
    internal const string LoaderSignature = "LinearRegressionModel";

    internal LinearRegressionModelParameters(IHostEnvironment env, float[] weights, float bias)
        : base(env, LoaderSignature, weights, bias)
    {
    }

    private LinearRegressionModelParameters(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, LoaderSignature, ctx)
    {
    }

    private protected override PredictionKind PredictionKind => PredictionKind.Regression;

    private static VersionInfo Version =>
        new("LINREG C", 0x00010001, 0x00010001, 0x00010001, typeof(LinearRegressionModelParameters).Assembly.FullName, LoaderSignature);

    private static LinearRegressionModelParameters Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(Version);
        return new LinearRegressionModelParameters(env, ctx);
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SetVersionInfo(Version);
    }
}
