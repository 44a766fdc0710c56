using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(IsotonicCalibratorTransformer), null, typeof(SignatureLoadModel), "Isotonic calibration of a score column",
    IsotonicCalibratorTransformer.LoaderName)]

namespace Microsoft.ML.Calibrators;

public sealed class IsotonicCalibratorTransformer : CalibratorTransformer<IsotonicCalibrator>
{
    internal const string LoaderName = "IsotonicCalibTransf";

    internal IsotonicCalibratorTransformer(IHostEnvironment env, IsotonicCalibrator calibrator, string scoreColumnName)
        : base(env, calibrator, scoreColumnName, LoaderName)
    {
    }

    private IsotonicCalibratorTransformer(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, ctx, LoaderName)
    {
    }
}
