using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

// How the binary models of a multiclass one get their probabilities: as the calibrator given does, by Platt's where there is none.
internal sealed class BinaryCalibration(IEstimator<ISingleFeaturePredictionTransformer<ICalibrator>> calibrator, int maximumExampleCount)
{
    public CalibratedModelParametersBase Calibrate(IHost host, object model, RoleMappedData data)
    {
        var trainer = calibrator is IHaveCalibratorTrainer given
            ? given.CreateTrainer(maximumExampleCount)
            : new PlattCalibratorTrainer(maximumExampleCount);
        return CalibratorTraining.Calibrate(host, trainer, model, data);
    }
}
