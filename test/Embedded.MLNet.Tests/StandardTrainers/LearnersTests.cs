using System.Text.Json;
using Microsoft.ML;

namespace Embedded.MLNet.Tests.StandardTrainers;

/// <summary>Held-out accuracies on real data against those of the real trainers.</summary>
public class LearnersTests
{
    private const double Tolerance = 0.003;

    private readonly MLContext _ml = new(seed: 1);

    [SkippableFact]
    public void OneVersusAll_of_LinearSvm_on_optdigits()
    {
        var data = LearnerData.Optdigits(_ml);
        var trainer = _ml.MulticlassClassification.Trainers.OneVersusAll(_ml.BinaryClassification.Trainers.LinearSvm());

        var metrics = _ml.MulticlassClassification.Evaluate(trainer.Fit(data.Train).Transform(data.Test));

        var golden = Golden("optdigits", "OneVersusAll(LinearSvm)");
        Assert.Equal(golden.GetProperty("MicroAccuracy").Number(), metrics.MicroAccuracy, Tolerance);
        Assert.Equal(golden.GetProperty("LogLoss").Number(), metrics.LogLoss, 0.005);
    }

    [SkippableFact]
    public void LbfgsMaximumEntropy_on_optdigits()
    {
        var data = LearnerData.Optdigits(_ml);
        var trainer = _ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy();

        var metrics = _ml.MulticlassClassification.Evaluate(trainer.Fit(data.Train).Transform(data.Test));

        var golden = Golden("optdigits", "LbfgsMaximumEntropy");
        Assert.Equal(golden.GetProperty("MicroAccuracy").Number(), metrics.MicroAccuracy, Tolerance);
        Assert.Equal(golden.GetProperty("LogLoss").Number(), metrics.LogLoss, 0.005);
    }

    [SkippableFact]
    public void OneVersusAll_of_LinearSvm_and_LbfgsMaximumEntropy_on_letters()
    {
        var data = LearnerData.Letters(_ml);
        var svm = _ml.MulticlassClassification.Trainers.OneVersusAll(_ml.BinaryClassification.Trainers.LinearSvm());
        var entropy = _ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy();

        var svmMetrics = _ml.MulticlassClassification.Evaluate(svm.Fit(data.Train).Transform(data.Test));
        var entropyMetrics = _ml.MulticlassClassification.Evaluate(entropy.Fit(data.Train).Transform(data.Test));

        Assert.Equal(Golden("letter-recognition", "OneVersusAll(LinearSvm)").GetProperty("MicroAccuracy").Number(),
            svmMetrics.MicroAccuracy, Tolerance);
        Assert.Equal(Golden("letter-recognition", "LbfgsMaximumEntropy").GetProperty("MicroAccuracy").Number(),
            entropyMetrics.MicroAccuracy, Tolerance);
    }

    [SkippableFact]
    public void Linear_binary_trainers_on_adult()
    {
        var data = LearnerData.Adult(_ml);

        var svm = _ml.BinaryClassification.EvaluateNonCalibrated(_ml.BinaryClassification.Trainers.LinearSvm().Fit(data.Train).Transform(data.Test));
        var logistic = _ml.BinaryClassification.Evaluate(
            _ml.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data.Train).Transform(data.Test));
        var perceptron = _ml.BinaryClassification.EvaluateNonCalibrated(
            _ml.BinaryClassification.Trainers.AveragedPerceptron().Fit(data.Train).Transform(data.Test));

        AssertAdult("LinearSvm", svm.Accuracy, svm.AreaUnderRocCurve);
        AssertAdult("LbfgsLogisticRegression", logistic.Accuracy, logistic.AreaUnderRocCurve);
        AssertAdult("AveragedPerceptron", perceptron.Accuracy, perceptron.AreaUnderRocCurve);
        Assert.Equal(Golden("adult", "LbfgsLogisticRegression").GetProperty("LogLoss").Number(), logistic.LogLoss, 0.002);
    }

    private static void AssertAdult(string trainer, double accuracy, double areaUnderRocCurve)
    {
        var golden = Golden("adult", trainer);
        Assert.Equal(golden.GetProperty("Accuracy").Number(), accuracy, Tolerance);
        Assert.Equal(golden.GetProperty("AreaUnderRocCurve").Number(), areaUnderRocCurve, Tolerance);
    }

    private static JsonElement Golden(string data, string trainer) => GoldenFiles.Read("learners.json").GetProperty(data).GetProperty("trainers")
        .EnumerateArray().First(entry => entry.GetProperty("trainer").GetString() == trainer).GetProperty("metrics");
}
