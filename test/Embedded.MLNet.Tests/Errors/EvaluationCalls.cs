using Microsoft.ML;

namespace Embedded.MLNet.Tests.Errors;

/// <summary>Evaluations on columns that are missing or of another type, cross-validation and splits with wrong arguments.</summary>
internal sealed class EvaluationCalls(ErrorData data)
{
    private MLContext Ml => data.Ml;

    private BinaryClassificationCatalog Binary => Ml.BinaryClassification;

    private IDataView ScoredBySvm => Binary.Trainers.LinearSvm("Binary").Fit(data.Data).Transform(data.Data);

    private IDataView ScoredByLogistic => Binary.Trainers.LbfgsLogisticRegression("Binary").Fit(data.Data).Transform(data.Data);

    private IDataView ScoredByMaximumEntropy => Ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Fit(data.Data).Transform(data.Data);

    private IDataView ScoredBySdca => Ml.Regression.Trainers.Sdca("Target").Fit(data.Data).Transform(data.Data);

    private IEstimator<ITransformer> Svm => Binary.Trainers.LinearSvm("Binary");

    /// <summary>The action of a call text; null where it is none of this kind.</summary>
    public Action? Find(string call) => Evaluations.GetValueOrDefault(call) ?? Folds.GetValueOrDefault(call);

    private Dictionary<string, Action> Evaluations => new()
    {
        ["BinaryClassification.Evaluate(data without Score, \"Binary\")"] = () => Binary.Evaluate(data.Data, "Binary"),
        ["BinaryClassification.EvaluateNonCalibrated(data without Score, \"Binary\")"] = () => Binary.EvaluateNonCalibrated(data.Data, "Binary"),
        ["MulticlassClassification.Evaluate(data without Score)"] = () => Ml.MulticlassClassification.Evaluate(data.Data),
        ["Regression.Evaluate(data without Score, \"Target\")"] = () => Ml.Regression.Evaluate(data.Data, "Target"),
        ["Clustering.Evaluate(data without Score)"] = () => Ml.Clustering.Evaluate(data.Data),
        ["Ranking.Evaluate(data without Score, \"Target\", \"Group\")"] = () => Ml.Ranking.Evaluate(data.Data, "Target", "Group"),
        ["AnomalyDetection.Evaluate(data without Score, \"Target\")"] = () => Ml.AnomalyDetection.Evaluate(data.Data, "Target"),
        ["BinaryClassification.Evaluate(data scored by LinearSvm: no Probability, \"Binary\")"] = () => Binary.Evaluate(ScoredBySvm, "Binary"),
        ["BinaryClassification.Evaluate(data scored by LbfgsLogisticRegression, \"nope\")"] = () => Binary.Evaluate(ScoredByLogistic, "nope"),
        ["BinaryClassification.Evaluate(data scored by LbfgsLogisticRegression, \"Class\")"] = () => Binary.Evaluate(ScoredByLogistic, "Class"),
        ["BinaryClassification.Evaluate(data scored by LbfgsLogisticRegression, \"Number\")"] = () => Binary.Evaluate(ScoredByLogistic, "Number"),
        ["BinaryClassification.Evaluate(data scored by LbfgsLogisticRegression, \"Label\": key of 3)"] = () => Binary.Evaluate(ScoredByLogistic, "Label"),
        ["BinaryClassification.Evaluate(data scored by LbfgsLogisticRegression, \"Binary\", predictedLabelColumnName: \"nope\")"] =
            () => Binary.Evaluate(ScoredByLogistic, "Binary", predictedLabelColumnName: "nope"),
        ["BinaryClassification.Evaluate(data scored by LbfgsMaximumEntropy, \"Binary\")"] = () => Binary.Evaluate(ScoredByMaximumEntropy, "Binary"),
        ["MulticlassClassification.Evaluate(data scored by LbfgsLogisticRegression)"] = () => Ml.MulticlassClassification.Evaluate(ScoredByLogistic),
        ["MulticlassClassification.Evaluate(data scored by LbfgsMaximumEntropy, \"Class\": String)"] =
            () => Ml.MulticlassClassification.Evaluate(ScoredByMaximumEntropy, "Class"),
        ["MulticlassClassification.Evaluate(data scored by LbfgsMaximumEntropy, \"Number\": Int32)"] =
            () => Ml.MulticlassClassification.Evaluate(ScoredByMaximumEntropy, "Number"),
        ["MulticlassClassification.Evaluate(data scored by LbfgsMaximumEntropy, \"Target\": Single)"] =
            () => Ml.MulticlassClassification.Evaluate(ScoredByMaximumEntropy, "Target"),
        ["MulticlassClassification.Evaluate(data scored by LbfgsMaximumEntropy, topKPredictionCount: -1)"] =
            () => Ml.MulticlassClassification.Evaluate(ScoredByMaximumEntropy, topKPredictionCount: -1),
        ["Regression.Evaluate(data scored by Sdca, \"Binary\")"] = () => Ml.Regression.Evaluate(ScoredBySdca, "Binary"),
        ["Regression.Evaluate(data scored by Sdca, \"Number\": Int32)"] = () => Ml.Regression.Evaluate(ScoredBySdca, "Number"),
        ["Regression.Evaluate(data scored by LbfgsMaximumEntropy, \"Target\")"] = () => Ml.Regression.Evaluate(ScoredByMaximumEntropy, "Target"),
        ["BinaryClassification.Evaluate(null)"] = () => Binary.Evaluate(null),
    };

    private Dictionary<string, Action> Folds => new()
    {
        ["BinaryClassification.CrossValidateNonCalibrated(data, LinearSvm(\"Binary\"), numberOfFolds: 1, labelColumnName: \"Binary\")"] =
            () => Binary.CrossValidateNonCalibrated(data.Data, Svm, 1, "Binary"),
        ["BinaryClassification.CrossValidateNonCalibrated(data, LinearSvm(\"Binary\"), numberOfFolds: 0, labelColumnName: \"Binary\")"] =
            () => Binary.CrossValidateNonCalibrated(data.Data, Svm, 0, "Binary"),
        ["BinaryClassification.CrossValidateNonCalibrated(data, LinearSvm(\"Binary\"), numberOfFolds: -1, labelColumnName: \"Binary\")"] =
            () => Binary.CrossValidateNonCalibrated(data.Data, Svm, -1, "Binary"),
        ["BinaryClassification.CrossValidateNonCalibrated(data, LinearSvm(\"Binary\")) with the label name left at Label"] =
            () => Binary.CrossValidateNonCalibrated(data.Data, Svm),
        ["BinaryClassification.CrossValidate(data, LinearSvm(\"Binary\"), labelColumnName: \"Binary\"): not calibrated"] =
            () => Binary.CrossValidate(data.Data, Svm, labelColumnName: "Binary"),
        ["BinaryClassification.CrossValidateNonCalibrated(data, LinearSvm(\"Binary\"), labelColumnName: \"Binary\", samplingKeyColumnName: \"nope\")"] =
            () => Binary.CrossValidateNonCalibrated(data.Data, Svm, labelColumnName: "Binary", samplingKeyColumnName: "nope"),
        ["BinaryClassification.CrossValidateNonCalibrated(null, LinearSvm(\"Binary\"))"] = () => Binary.CrossValidateNonCalibrated(null, Svm),
        ["BinaryClassification.CrossValidateNonCalibrated(data, null)"] = () => Binary.CrossValidateNonCalibrated(data.Data, null),
        ["BinaryClassification.CrossValidateNonCalibrated(data of 3 rows, LinearSvm(\"Binary\"), numberOfFolds: 5, labelColumnName: \"Binary\")"] =
            () => Binary.CrossValidateNonCalibrated(Ml.Data.TakeRows(data.Data, 3), Svm, 5, "Binary"),
        ["Data.TrainTestSplit(data, testFraction: 0)"] = () => Ml.Data.TrainTestSplit(data.Data, 0),
        ["Data.TrainTestSplit(data, testFraction: 1)"] = () => Ml.Data.TrainTestSplit(data.Data, 1),
        ["Data.TrainTestSplit(data, testFraction: -0.5)"] = () => Ml.Data.TrainTestSplit(data.Data, -0.5),
        ["Data.TrainTestSplit(data, testFraction: 2)"] = () => Ml.Data.TrainTestSplit(data.Data, 2),
        ["Data.TrainTestSplit(null)"] = () => Ml.Data.TrainTestSplit(null),
    };
}
