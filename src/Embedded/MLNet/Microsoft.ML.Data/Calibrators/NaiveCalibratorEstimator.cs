using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

public sealed class NaiveCalibratorEstimator : CalibratorEstimatorBase<NaiveCalibrator>
{
    internal NaiveCalibratorEstimator(IHostEnvironment env, string labelColumnName, string scoreColumnName)
        : base(env, labelColumnName, scoreColumnName, null)
    {
    }

    private protected override ICalibratorTrainer CreateTrainer(int maximumExampleCount) => new NaiveCalibratorTrainer(maximumExampleCount);

    private protected override CalibratorTransformer<NaiveCalibrator> CreateTransformer(NaiveCalibrator calibrator, string scoreColumnName) =>
        new NaiveCalibratorTransformer(Host, calibrator, scoreColumnName);
}
