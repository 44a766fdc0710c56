using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

// Learns a calibrator from scores and labels, one example at a time.
internal interface ICalibratorTrainer
{
    // False where the parameters are given.
    bool NeedsTraining { get; }

    void ProcessTrainingExample(float output, bool label, float weight);

    ICalibrator FinishTraining(IHostEnvironment env);
}
