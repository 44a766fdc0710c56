using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

public sealed class PlattCalibratorEstimator : CalibratorEstimatorBase<PlattCalibrator>
{
    internal PlattCalibratorEstimator(IHostEnvironment env, string labelColumnName, string scoreColumnName, string weightColumnName)
        : base(env, labelColumnName, scoreColumnName, weightColumnName)
    {
    }

    private protected override ICalibratorTrainer CreateTrainer(int maximumExampleCount) => new PlattCalibratorTrainer(maximumExampleCount);

    private protected override CalibratorTransformer<PlattCalibrator> CreateTransformer(PlattCalibrator calibrator, string scoreColumnName) =>
        new PlattCalibratorTransformer(Host, calibrator, scoreColumnName);
}

// The parameters are given.
public sealed class FixedPlattCalibratorEstimator : CalibratorEstimatorBase<PlattCalibrator>
{
    private readonly double _slope;
    private readonly double _offset;

    internal FixedPlattCalibratorEstimator(IHostEnvironment env, double slope, double offset, string scoreColumnName)
        : base(env, null, scoreColumnName, null)
    {
        _slope = slope;
        _offset = offset;
    }

    private protected override ICalibratorTrainer CreateTrainer(int maximumExampleCount) => new FixedTrainer(_slope, _offset);

    private protected override CalibratorTransformer<PlattCalibrator> CreateTransformer(PlattCalibrator calibrator, string scoreColumnName) =>
        new PlattCalibratorTransformer(Host, calibrator, scoreColumnName);

    private sealed class FixedTrainer(double slope, double offset) : ICalibratorTrainer
    {
        public bool NeedsTraining => false;

        public void ProcessTrainingExample(float output, bool label, float weight)
        {
        }

        public ICalibrator FinishTraining(IHostEnvironment env) => new PlattCalibrator(env, slope, offset);
    }
}
