using Embedded.MLNet.Tests.StandardTrainers;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Evaluators;

/// <summary>Rows of one sampling key stay together: all of them train a fold, or all are held out.</summary>
public class SamplingKeyTests
{
    private const string Key = "Group";

    private readonly MLContext _ml = new(seed: 1);

    [SkippableFact]
    public void Binary_folds_hold_out_whole_groups()
    {
        var data = Prepared();
        var results = _ml.BinaryClassification.CrossValidateNonCalibrated(data, _ml.BinaryClassification.Trainers.LinearSvm("Binary"), 3, "Binary", Key);
        AssertWholeGroups(data, results);
        Assert.All(results, result => Assert.InRange(result.Metrics.Accuracy, 0.6, 1));

        var calibrated = _ml.BinaryClassification.CrossValidate(data, _ml.BinaryClassification.Trainers.LbfgsLogisticRegression("Binary"), 3, "Binary", Key);
        AssertWholeGroups(data, calibrated);
        Assert.All(calibrated, result => Assert.InRange(result.Metrics.LogLoss, 0.05, 1.2));
    }

    [SkippableFact]
    public void Multiclass_folds_hold_out_whole_groups()
    {
        var data = Prepared();
        var results = _ml.MulticlassClassification.CrossValidate(data, _ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(), 3,
            samplingKeyColumnName: Key);
        AssertWholeGroups(data, results);
        Assert.All(results, result => Assert.InRange(result.Metrics.LogLoss, 0.1, 1.5));
    }

    [SkippableFact]
    public void Regression_folds_hold_out_whole_groups()
    {
        var data = Prepared();
        var results = _ml.Regression.CrossValidate(data, _ml.Regression.Trainers.OnlineGradientDescent("Target"), 3, "Target", Key);
        AssertWholeGroups(data, results);
        Assert.All(results, result => Assert.InRange(result.Metrics.RSquared, 0.3, 1));
    }

    [SkippableFact]
    public void Clustering_folds_hold_out_whole_groups_and_know_the_classes_where_they_are_given()
    {
        var data = Prepared();
        var trainer = _ml.Clustering.Trainers.KMeans(numberOfClusters: 3);
        var results = _ml.Clustering.CrossValidate(data, trainer, 3, "Label", "Features", Key);
        AssertWholeGroups(data, results);
        Assert.All(results, result => Assert.InRange(result.Metrics.DaviesBouldinIndex, 0.1, 5));
        Assert.All(results, result => Assert.InRange(result.Metrics.NormalizedMutualInformation, 0, 1));

        var blind = _ml.Clustering.CrossValidate(data, trainer, 3);
        Assert.All(blind, result => Assert.Equal(0, result.Metrics.DaviesBouldinIndex));
        Assert.All(blind, result => Assert.True(double.IsNaN(result.Metrics.NormalizedMutualInformation)));
    }

    private static void AssertWholeGroups<T>(IDataView data, IReadOnlyList<TrainCatalogBase.CrossValidationResult<T>> results)
        where T : class
    {
        var heldOut = results.Select(result => result.ScoredHoldOutSet.GetColumn<uint>(Key).ToArray()).ToArray();
        Assert.Equal(3, heldOut.Length);
        Assert.All(heldOut, Assert.NotEmpty);
        Assert.Equal(60, heldOut.Sum(groups => groups.Length));
        foreach (var group in data.GetColumn<uint>(Key).Distinct())
            Assert.Single(heldOut, groups => groups.Contains(group));
    }

    private IDataView Prepared() => GoldenPipeline.Prepared(_ml);
}
