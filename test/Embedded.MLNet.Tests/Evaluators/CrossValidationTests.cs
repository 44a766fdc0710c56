using Embedded.MLNet.Tests.StandardTrainers;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Evaluators;

public class CrossValidationTests
{
    private readonly MLContext _ml = new(seed: 1);

    [SkippableFact]
    public void Each_row_is_held_out_once_and_every_fold_has_its_own_model()
    {
        var data = GoldenRows.Load(_ml);
        var trainer = _ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy();

        var results = _ml.MulticlassClassification.CrossValidate(data, trainer, numberOfFolds: 4);

        Assert.Equal([0, 1, 2, 3], results.Select(result => result.Fold));
        Assert.Equal(60, results.Sum(result => result.ScoredHoldOutSet.GetColumn<uint>("Label").Count()));
        Assert.Equal(4, results.Select(result => result.Model).Distinct().Count());
        foreach (var result in results)
        {
            var again = _ml.MulticlassClassification.Evaluate(result.ScoredHoldOutSet);
            Assert.Equal(again.MicroAccuracy, result.Metrics.MicroAccuracy);
        }
        Assert.InRange(results.Average(result => result.Metrics.MicroAccuracy), 0.5, 1);
    }

    [SkippableFact]
    public void Binary_and_regression_folds_are_measured()
    {
        var data = GoldenRows.Load(_ml);

        var calibrated = _ml.BinaryClassification.CrossValidate(data, _ml.BinaryClassification.Trainers.LbfgsLogisticRegression("Binary"), 3, "Binary");
        var scored = _ml.BinaryClassification.CrossValidateNonCalibrated(data, _ml.BinaryClassification.Trainers.LinearSvm("Binary"), 3, "Binary");
        var regression = _ml.Regression.CrossValidate(data, _ml.Regression.Trainers.OnlineGradientDescent("Target", numberOfIterations: 20), 3, "Target");

        Assert.All(calibrated, result => Assert.InRange(result.Metrics.AreaUnderRocCurve, 0.8, 1));
        Assert.All(calibrated, result => Assert.InRange(result.Metrics.LogLoss, 0.1, 0.9));
        Assert.All(scored, result => Assert.InRange(result.Metrics.Accuracy, 0.7, 1));
        Assert.All(regression, result => Assert.InRange(result.Metrics.RSquared, 0.5, 1));
    }

    [SkippableFact]
    public void Wrong_arguments_are_refused_by_name()
    {
        var data = GoldenRows.Load(_ml);
        var svm = _ml.BinaryClassification.Trainers.LinearSvm("Binary");
        var binary = _ml.BinaryClassification;

        AssertThrows<ArgumentOutOfRangeException>("numFolds", () => binary.CrossValidateNonCalibrated(data, svm, 1, "Binary"));
        AssertThrows<ArgumentOutOfRangeException>("schema", () => binary.CrossValidateNonCalibrated(data, svm));
        AssertThrows<ArgumentOutOfRangeException>("schema", () => binary.CrossValidate(data, svm, labelColumnName: "Binary"));
        AssertThrows<ArgumentOutOfRangeException>("samplingKeyColumn",
            () => binary.CrossValidateNonCalibrated(data, svm, labelColumnName: "Binary", samplingKeyColumnName: "nope"));
        AssertThrows<ArgumentNullException>("data", () => binary.CrossValidateNonCalibrated(null, svm));
        AssertThrows<ArgumentNullException>("estimator", () => binary.CrossValidateNonCalibrated(data, null));
    }

    [SkippableFact]
    public void Evaluate_refuses_wrong_columns_by_name()
    {
        var data = GoldenRows.Load(_ml);
        var scored = _ml.BinaryClassification.Trainers.LbfgsLogisticRegression("Binary").Fit(data).Transform(data);
        var classes = _ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Fit(data).Transform(data);

        AssertThrows<ArgumentOutOfRangeException>("schema", () => _ml.BinaryClassification.Evaluate(data, "Binary"));
        AssertThrows<ArgumentOutOfRangeException>("schema", () => _ml.BinaryClassification.Evaluate(scored, "nope"));
        AssertThrows<ArgumentOutOfRangeException>("schema", () => _ml.BinaryClassification.Evaluate(scored));
        AssertThrows<ArgumentOutOfRangeException>("schema", () => _ml.BinaryClassification.Evaluate(scored, "Binary", predictedLabelColumnName: "nope"));
        AssertThrows<ArgumentOutOfRangeException>("schema", () => _ml.BinaryClassification.Evaluate(classes, "Binary"));
        AssertThrows<ArgumentOutOfRangeException>("schema", () => _ml.MulticlassClassification.Evaluate(scored));
        AssertThrows<ArgumentOutOfRangeException>("topKPredictionCount", () => _ml.MulticlassClassification.Evaluate(classes, topKPredictionCount: -1));
        AssertThrows<ArgumentOutOfRangeException>("schema", () => _ml.Regression.Evaluate(scored, "Binary"));
        AssertThrows<ArgumentNullException>("data", () => _ml.BinaryClassification.Evaluate(null));
    }

    private static void AssertThrows<TException>(string parameter, Func<object> call)
        where TException : ArgumentException =>
        Assert.Equal(parameter, Assert.Throws<TException>(call).ParamName);
}
