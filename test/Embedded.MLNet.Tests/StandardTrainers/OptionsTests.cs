using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Embedded.MLNet.Tests.StandardTrainers;

/// <summary>Options and columns that the trainers refuse, as golden/errors.json has them.</summary>
public class OptionsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Options_out_of_range_are_refused_when_the_trainer_is_made()
    {
        var binary = _ml.BinaryClassification.Trainers;

        AssertRefused("NumberOfIterations", () => binary.LinearSvm("Binary", numberOfIterations: 0));
        AssertRefused("Lambda", () => binary.LinearSvm(new LinearSvmTrainer.Options { Lambda = 0 }));
        AssertRefused("Lambda", () => binary.LinearSvm(new LinearSvmTrainer.Options { Lambda = -1 }));
        AssertRefused("BatchSize", () => binary.LinearSvm(new LinearSvmTrainer.Options { BatchSize = 0 }));
        AssertRefused("LearningRate", () => binary.AveragedPerceptron("Binary", learningRate: 0));
        AssertRefused("NumberOfIterations", () => binary.AveragedPerceptron("Binary", numberOfIterations: 0));
        AssertRefused("L2Regularization", () => binary.LbfgsLogisticRegression("Binary", l2Regularization: -1));
        AssertRefused("HistorySize", () => binary.LbfgsLogisticRegression("Binary", historySize: 0));
        AssertRefused("OptimizationTolerance", () => binary.LbfgsLogisticRegression("Binary", optimizationTolerance: 0));
        AssertRefused("binaryEstimator", () => _ml.MulticlassClassification.Trainers.OneVersusAll<LinearBinaryModelParameters>(null));
    }

    [SkippableFact]
    public void Missing_and_mistyped_columns_are_refused()
    {
        var data = GoldenRows.Load(_ml);
        var binary = _ml.BinaryClassification.Trainers;
        var multiclass = _ml.MulticlassClassification.Trainers;

        AssertRefused("inputSchema", () => binary.LinearSvm("nope").Fit(data));
        AssertRefused("inputSchema", () => binary.LinearSvm("Binary", "nope").Fit(data));
        AssertRefused("labelCol", () => binary.LinearSvm("Target").Fit(data));
        AssertRefused("labelCol", () => binary.LbfgsLogisticRegression("Label").Fit(data));
        AssertRefused("inputSchema", () => multiclass.LbfgsMaximumEntropy("nope").Fit(data));
        AssertRefused("schema", () => multiclass.OneVersusAll(binary.LinearSvm(), "nope").Fit(data));
    }

    [SkippableFact]
    public void Scored_columns_are_those_promised()
    {
        var data = GoldenRows.Load(_ml);
        var trainer = _ml.MulticlassClassification.Trainers.OneVersusAll(_ml.BinaryClassification.Trainers.LinearSvm());

        var scored = trainer.Fit(data).Transform(data);

        Assert.Equal("Key<UInt32, 0-2>", scored.Schema["PredictedLabel"].Type.ToString());
        Assert.Equal(["ScoreColumnKind", "ScoreValueKind", "KeyValues", "ScoreColumnSetId"],
            scored.Schema["PredictedLabel"].Annotations.Schema.Select(column => column.Name));
        Assert.Equal("Vector<Single, 3>", scored.Schema["Score"].Type.ToString());
        Assert.Equal(["ScoreColumnKind", "ScoreColumnSetId", "ScoreValueKind", "TrainingLabelValues", "SlotNames"],
            scored.Schema["Score"].Annotations.Schema.Select(column => column.Name));
        Assert.True(trainer.Info.NeedNormalization);
        Assert.True(trainer.Info.WantCaching);
    }

    [SkippableFact]
    public void Unscaled_L2_and_no_L1_leave_no_weight_at_zero()
    {
        var data = GoldenRows.Load(_ml);

        var sparse = _ml.BinaryClassification.Trainers.LbfgsLogisticRegression("Binary", l1Regularization: 20).Fit(data);
        var dense = _ml.BinaryClassification.Trainers.LbfgsLogisticRegression("Binary", l1Regularization: 0).Fit(data);

        Assert.Contains(0f, sparse.Model.SubModel.Weights);
        Assert.DoesNotContain(0f, dense.Model.SubModel.Weights);
    }

    [SkippableFact]
    public void A_given_calibrator_is_used_by_OneVersusAll()
    {
        var data = GoldenRows.Load(_ml);
        IEstimator<ISingleFeaturePredictionTransformer<ICalibrator>> calibrator = _ml.BinaryClassification.Calibrators.Platt(slope: -1, offset: 0);
        var svm = _ml.BinaryClassification.Trainers.LinearSvm();

        var raw = _ml.MulticlassClassification.Trainers.OneVersusAll(svm, useProbabilities: false).Fit(data).Transform(data);
        var calibrated = _ml.MulticlassClassification.Trainers.OneVersusAll(svm, calibrator: calibrator).Fit(data).Transform(data);

        var margins = raw.GetColumn<float[]>("Score").First();
        var expected = margins.Select(margin => 1 / (1 + Math.Exp(-margin))).ToArray();
        var actual = calibrated.GetColumn<float[]>("Score").First();
        for (var i = 0; i < 3; i++)
            Assert.Equal(expected[i] / expected.Sum(), actual[i], 1e-5);
    }

    [SkippableFact]
    public void A_training_goes_on_from_a_model()
    {
        var data = GoldenRows.Load(_ml);
        var trainer = _ml.BinaryClassification.Trainers.LbfgsLogisticRegression("Binary");
        var first = trainer.Fit(data);

        var second = trainer.Fit(data, first.Model.SubModel);

        for (var i = 0; i < 3; i++)
            Assert.Equal(first.Model.SubModel.Weights[i], second.Model.SubModel.Weights[i], 1e-2);
    }

    private static void AssertRefused(string parameter, Func<object> call)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(call);
        Assert.Equal(parameter, exception.ParamName);
    }
}
