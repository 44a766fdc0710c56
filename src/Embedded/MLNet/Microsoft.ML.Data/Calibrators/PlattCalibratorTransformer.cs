using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(PlattCalibratorTransformer), null, typeof(SignatureLoadModel), "Platt calibration of a score column",
    PlattCalibratorTransformer.LoaderName)]

namespace Microsoft.ML.Calibrators;

public sealed class PlattCalibratorTransformer : CalibratorTransformer<PlattCalibrator>
{
    internal const string LoaderName = "PlattCalibratTransf";

    internal PlattCalibratorTransformer(IHostEnvironment env, PlattCalibrator calibrator, string scoreColumnName)
        : base(env, calibrator, scoreColumnName, LoaderName)
    {
    }

    private PlattCalibratorTransformer(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, ctx, LoaderName)
    {
    }
}
