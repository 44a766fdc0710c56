using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public sealed class SdcaNonCalibratedBinaryTrainer : SdcaBinaryTrainerBase<LinearBinaryModelParameters>
{
    internal SdcaNonCalibratedBinaryTrainer(IHostEnvironment env, Options options)
        : base(env, SdcaLogisticRegressionBinaryTrainer.LoadNameValue, options, options.LossFunction, isCalibrated: false)
    {
    }

    private protected override LinearBinaryModelParameters CreateModel(float[][] weights, float[] biases) => new(Host, weights[0], biases[0]);

    public sealed class Options : BinaryOptionsBase
    {
        public Options()
        {
        }

        public ISupportSdcaClassificationLoss LossFunction { get; set; } = new LogLoss();
    }
}
