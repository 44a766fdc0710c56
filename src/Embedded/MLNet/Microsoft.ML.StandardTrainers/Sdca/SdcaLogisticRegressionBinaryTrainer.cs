using Microsoft.ML.Calibrators;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public sealed class SdcaLogisticRegressionBinaryTrainer
    : SdcaBinaryTrainerBase<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>
{
    internal const string LoadNameValue = "SDCA";

    internal SdcaLogisticRegressionBinaryTrainer(IHostEnvironment env, Options options)
        : base(env, LoadNameValue, options, new LogLoss(), isCalibrated: true)
    {
    }

    private protected override CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator> CreateModel(float[][] weights, float[] biases) =>
        LogOddsModel.Create(Host, weights[0], biases[0]);

    public sealed class Options : BinaryOptionsBase
    {
        public Options()
        {
        }
    }
}
