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

    private readonly CalibratorEstimator _calibrator;
    private readonly int _maximumCalibrationExampleCount;
    private readonly bool _useProbabilities;

    internal OneVersusAllTrainer(IHostEnvironment env, BinaryEstimator binaryEstimator, string labelColumnName, CalibratorEstimator calibrator,
        int maximumCalibrationExampleCount, bool useProbabilities)
        : base(env, LoadNameValue, binaryEstimator, labelColumnName)
    {
        Host.CheckUserArg(maximumCalibrationExampleCount > 0, nameof(maximumCalibrationExampleCount), "must be positive");
        _calibrator = calibrator;
        _maximumCalibrationExampleCount = maximumCalibrationExampleCount;
        _useProbabilities = useProbabilities;
    }

    public override MulticlassPredictionTransformer<OneVersusAllModelParameters> Fit(IDataView input)
    {
        Host.CheckValue(input, nameof(input));
        var classCount = CheckLabel(input);
        using var channel = Host.Start("Training");
        var models = new IPredictorProducing<float>[classCount];
        string featureColumnName = null;
        // Every class reads the rows several times; the steps before run once.
        var rows = Info.WantCaching && input is not CacheDataView ? new CacheDataView(input, null) : input;
        for (var i = 0; i < classCount; i++)
        {
            channel.Info($"Training learner {i + 1} of {classCount}");
            var view = MapLabels(rows, i);
            var transformer = BinaryTrainer.Fit(view);
            featureColumnName = transformer.FeatureColumnName;
            var model = transformer.Model;
            if (_useProbabilities && model is not IValueMapperDist)
                model = Calibrate(model, view, featureColumnName);
            models[i] = (IPredictorProducing<float>)model;
        }
        return new MulticlassPredictionTransformer<OneVersusAllModelParameters>(
            Host, new OneVersusAllModelParameters(Host, models, _useProbabilities), input.Schema, featureColumnName, LabelColumnName);
    }

    private CalibratedModelParametersBase Calibrate(object model, IDataView view, string featureColumnName)
    {
        var trainer = _calibrator is IHaveCalibratorTrainer given
            ? given.CreateTrainer(_maximumCalibrationExampleCount)
            : new PlattCalibratorTrainer(_maximumCalibrationExampleCount);
        return CalibratorTraining.Calibrate(Host, trainer, model, new RoleMappedData(view, label: LabelColumnName, feature: featureColumnName));
    }
}
