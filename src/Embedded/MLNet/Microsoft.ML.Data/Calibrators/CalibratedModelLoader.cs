using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(CalibratedModelParametersBase), typeof(CalibratedModelLoader), null, typeof(SignatureLoadModel),
    "Calibrated Predictor Executor",
    CalibratedModelLoader.ValueMapper, CalibratedModelLoader.FeatureWeights, CalibratedModelLoader.ParameterMixing)]

namespace Microsoft.ML.Calibrators;

// Loads the generic calibrated models: their type arguments are the types of the model and the calibrator saved inside.
internal static class CalibratedModelLoader
{
    public const string ValueMapper = "CaliPredExec";
    public const string FeatureWeights = "FeatWCaliPredExec";
    public const string ParameterMixing = "PMixCaliPredExec";

    public static VersionInfo VersionOf(Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        var signature = definition == typeof(FeatureWeightsCalibratedModelParameters<,>) ? FeatureWeights
            : definition == typeof(ParameterMixingCalibratedModelParameters<,>) ? ParameterMixing
            : ValueMapper;
        return VersionOf(signature);
    }

    public static CalibratedModelParametersBase Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(ctx, nameof(ctx));
        var signature = ctx.Header.LoaderSignature;
        ctx.CheckAtModel(VersionOf(signature));
        ctx.LoadModel<object, SignatureLoadModel>(env, out var subModel, "Predictor");
        ctx.LoadModel<ICalibrator, SignatureLoadModel>(env, out var calibrator, "Calibrator");
        var definition = signature switch
        {
            FeatureWeights => typeof(FeatureWeightsCalibratedModelParameters<,>),
            ParameterMixing => typeof(ParameterMixingCalibratedModelParameters<,>),
            _ => typeof(ValueMapperCalibratedModelParameters<,>),
        };
        var type = definition.MakeGenericType(subModel.GetType(), calibrator.GetType());
        return (CalibratedModelParametersBase)Activator.CreateInstance(type, env, subModel, calibrator);
    }

    private static VersionInfo VersionOf(string signature) =>
        new("CALIPRED", 0x00010001, 0x00010001, 0x00010001, typeof(CalibratedModelLoader).Assembly.FullName, signature);
}
