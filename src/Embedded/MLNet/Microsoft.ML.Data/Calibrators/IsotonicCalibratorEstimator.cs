using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

public sealed class IsotonicCalibratorEstimator : CalibratorEstimatorBase<IsotonicCalibrator>
{
    internal IsotonicCalibratorEstimator(IHostEnvironment env, string labelColumnName, string scoreColumnName, string weightColumnName)
        : base(env, labelColumnName, scoreColumnName, weightColumnName)
    {
    }

    private protected override ICalibratorTrainer CreateTrainer(int maximumExampleCount) => new IsotonicCalibratorTrainer(maximumExampleCount);

    private protected override CalibratorTransformer<IsotonicCalibrator> CreateTransformer(IsotonicCalibrator calibrator, string scoreColumnName) =>
        new IsotonicCalibratorTransformer(Host, calibrator, scoreColumnName);
}
