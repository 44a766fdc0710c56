using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public sealed class SdcaNonCalibratedMulticlassTrainer : SdcaMulticlassTrainerBase<LinearMulticlassModelParameters>
{
    internal SdcaNonCalibratedMulticlassTrainer(IHostEnvironment env, Options options)
        : base(env, SdcaMaximumEntropyMulticlassTrainer.LoadNameValue, options, options.Loss)
    {
    }

    private protected override LinearMulticlassModelParameters CreateModel(float[][] weights, float[] biases) => new(Host, weights, biases);

    public sealed class Options : MulticlassOptions
    {
        public Options()
        {
        }

        public ISupportSdcaClassificationLoss Loss { get; set; } = new LogLoss();
    }
}
