using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

using BinaryEstimator = ITrainerEstimator<ISingleFeaturePredictionTransformer<object>, object>;
using CalibratorEstimator = IEstimator<ISingleFeaturePredictionTransformer<ICalibrator>>;

public sealed class OneVersusAllTrainer
    : MetaMulticlassTrainer<MulticlassPredictionTransformer<OneVersusAllModelParameters>, OneVersusAllModelParameters>
{
    internal const string LoadNameValue = "OVA";

    private readonly BinaryCalibration _calibration;
    private readonly bool _useProbabilities;

    internal OneVersusAllTrainer(IHostEnvironment env, BinaryEstimator binaryEstimator, string labelColumnName, CalibratorEstimator calibrator,
        int maximumCalibrationExampleCount, bool useProbabilities)
        : base(env, LoadNameValue, binaryEstimator, labelColumnName)
    {
        Host.CheckUserArg(maximumCalibrationExampleCount > 0, nameof(maximumCalibrationExampleCount), "must be positive");
        _calibration = useProbabilities ? new BinaryCalibration(calibrator, maximumCalibrationExampleCount) : null;
        _useProbabilities = useProbabilities;
    }

    public override MulticlassPredictionTransformer<OneVersusAllModelParameters> Fit(IDataView input)
    {
        Host.CheckValue(input, nameof(input));
        var classCount = CheckLabel(input);
        using var channel = Host.Start("Training");
        var models = new IPredictorProducing<float>[classCount];
        string featureColumnName = null;
        var rows = Cached(input);
        var kept = new RelabelledView.Keep();
        for (var i = 0; i < classCount; i++)
        {
            Host.CheckAlive();
            channel.Info($"Training learner {i + 1} of {classCount}");
            models[i] = TrainBinary(new RelabelledView(MapLabels(rows, i), kept), _calibration, out featureColumnName);
        }
        return new MulticlassPredictionTransformer<OneVersusAllModelParameters>(
            Host, new OneVersusAllModelParameters(Host, models, _useProbabilities), input.Schema, featureColumnName, LabelColumnName);
    }
}
