using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(NaiveCalibratorTransformer), null, typeof(SignatureLoadModel), "Naive calibration of a score column",
    NaiveCalibratorTransformer.LoaderName)]

namespace Microsoft.ML.Calibrators;

public sealed class NaiveCalibratorTransformer : CalibratorTransformer<NaiveCalibrator>
{
    internal const string LoaderName = "NaiveCalibratTransf";

    internal NaiveCalibratorTransformer(IHostEnvironment env, NaiveCalibrator calibrator, string scoreColumnName)
        : base(env, calibrator, scoreColumnName, LoaderName)
    {
    }

    private NaiveCalibratorTransformer(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, ctx, LoaderName)
    {
    }
}
