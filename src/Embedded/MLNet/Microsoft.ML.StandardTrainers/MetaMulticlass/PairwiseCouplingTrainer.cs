using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

using BinaryEstimator = ITrainerEstimator<ISingleFeaturePredictionTransformer<object>, object>;
using CalibratorEstimator = IEstimator<ISingleFeaturePredictionTransformer<ICalibrator>>;

// A binary model for each pair of classes, whether a row is of one of them, and for each class on its own.
public sealed class PairwiseCouplingTrainer
    : MetaMulticlassTrainer<MulticlassPredictionTransformer<PairwiseCouplingModelParameters>, PairwiseCouplingModelParameters>
{
    internal const string LoadNameValue = "PKPD";

    private readonly BinaryCalibration _calibration;

    internal PairwiseCouplingTrainer(IHostEnvironment env, BinaryEstimator binaryEstimator, string labelColumnName, CalibratorEstimator calibrator,
        int maximumCalibrationExampleCount)
        : base(env, LoadNameValue, binaryEstimator, labelColumnName)
    {
        Host.CheckUserArg(maximumCalibrationExampleCount > 0, nameof(maximumCalibrationExampleCount), "must be positive");
        _calibration = new BinaryCalibration(calibrator, maximumCalibrationExampleCount);
    }

    public override MulticlassPredictionTransformer<PairwiseCouplingModelParameters> Fit(IDataView input)
    {
        Host.CheckValue(input, nameof(input));
        var classCount = CheckLabel(input);
        using var channel = Host.Start("Training");
        var models = new List<IPredictorProducing<float>>();
        string featureColumnName = null;
        var rows = Cached(input);
        for (var i = 0; i < classCount; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                channel.Info($"Training learner of classes {i} and {j} of {classCount}");
                models.Add(TrainBinary(i == j ? MapLabels(rows, i) : MapLabels(rows, i, j), _calibration, out featureColumnName));
            }
        }
        return new MulticlassPredictionTransformer<PairwiseCouplingModelParameters>(
            Host, new PairwiseCouplingModelParameters(Host, classCount, [.. models]), input.Schema, featureColumnName, LabelColumnName);
    }
}
