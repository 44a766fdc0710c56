using Microsoft.ML.Calibrators;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

// A linear model whose margin is the log-odds, so that its calibrator is the plain sigmoid.
internal static class LogOddsModel
{
    public static CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator> Create(IHost host, float[] weights, float bias) =>
        new ParameterMixingCalibratedModelParameters<LinearBinaryModelParameters, PlattCalibrator>(
            host, new LinearBinaryModelParameters(host, weights, bias), new PlattCalibrator(host, -1, 0));
}
