using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Catalog;

/// <summary>ML.NET's PermutationFeatureImportance asks deep models what the columns are worth.</summary>
public sealed class FeatureImportanceTests
{
    private readonly MLContext ml = new(seed: 1);
    private readonly IDataView data;

    public FeatureImportanceTests()
    {
        var rows = ml.Data.LoadFromEnumerable(Rows.Make(400, seed: 5));
        data = ml.Transforms.Conversion.MapValueToKey("Label", "Class").Fit(rows).Transform(rows);
    }

    [Fact]
    public void A_number_hangs_on_what_it_was_made_of()
    {
        using var model = ml.Regression.Trainers.DeepTabular("Target", network: Rows.SmallNetwork(), training: Training()).Fit(data);

        var importance = ml.Regression.PermutationFeatureImportance(model, data, "Target", permutationCount: 2)
            .Select(feature => -feature.RSquared.Mean).ToArray();

        // 20 x0 - 10 x2: a variable's share of the variance falls away twice when it is permuted.
        Assert.Equal(1.6, importance[0], 0.2);
        Assert.Equal(0.4, importance[2], 0.1);
        Assert.All(new[] { importance[1], importance[3] }, value => Assert.InRange(value, -0.02, 0.05));
    }

    [Fact]
    public void Classes_hang_on_the_first_two()
    {
        using var binary = ml.BinaryClassification.Trainers.DeepTabular(
            "Flag", network: Rows.SmallNetwork(), training: Training()).Fit(data);
        using var multiclass = ml.MulticlassClassification.Trainers.DeepTabular(
            network: Rows.SmallNetwork(), training: Training()).Fit(data);

        var ofTwo = ml.BinaryClassification.PermutationFeatureImportance(binary, data, "Flag")
            .Select(feature => -feature.Accuracy.Mean).ToArray();
        var ofThree = ml.MulticlassClassification.PermutationFeatureImportance(multiclass, data)
            .Select(feature => -feature.MicroAccuracy.Mean).ToArray();

        foreach (var importance in new[] { ofTwo, ofThree })
        {
            Assert.All(importance[..2], value => Assert.InRange(value, 0.15, 0.6));
            Assert.All(importance[2..], value => Assert.InRange(value, -0.05, 0.05));
        }
    }

    private static TrainingOptions Training() => new() { Epochs = 25, BatchSize = 32, LearningRate = 0.01, Seed = 1 };
}
