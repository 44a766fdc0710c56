using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.StandardTrainers;

/// <summary>Weights and scores against what the real trainers learned from the same 60 rows.</summary>
public class GoldenWeightsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [SkippableFact]
    public void LinearSvm_learns_the_golden_weights()
    {
        var golden = GoldenRows.ResultOf("BinaryClassification.Trainers.LinearSvm(labelColumnName: \"Binary\")");
        var data = GoldenRows.Load(_ml);

        var model = _ml.BinaryClassification.Trainers.LinearSvm("Binary").Fit(data);

        AssertClose(golden.GetProperty("weights"), model.Model.Weights, 1e-5);
        Assert.Equal(golden.GetProperty("bias").Number(), model.Model.Bias, 1e-5);
        AssertScores(golden, model.Transform(data), 1e-4);
    }

    [SkippableFact]
    public void OnlineGradientDescent_learns_the_golden_weights()
    {
        var golden = GoldenRows.ResultOf("Regression.Trainers.OnlineGradientDescent(labelColumnName: \"Target\")");
        var data = GoldenRows.Load(_ml);

        var model = _ml.Regression.Trainers.OnlineGradientDescent("Target").Fit(data);

        AssertClose(golden.GetProperty("weights"), model.Model.Weights, 1e-5);
        Assert.Equal(golden.GetProperty("bias").Number(), model.Model.Bias, 1e-5);
        AssertScores(golden, model.Transform(data), 1e-4);
    }

    [SkippableFact]
    public void LbfgsLogisticRegression_finds_the_golden_minimum()
    {
        var golden = GoldenRows.ResultOf("BinaryClassification.Trainers.LbfgsLogisticRegression(labelColumnName: \"Binary\")");
        var data = GoldenRows.Load(_ml);

        var model = _ml.BinaryClassification.Trainers.LbfgsLogisticRegression("Binary").Fit(data);

        AssertClose(golden.GetProperty("weights"), model.Model.SubModel.Weights, 2e-3);
        Assert.Equal(golden.GetProperty("bias").Number(), model.Model.SubModel.Bias, 2e-3);
        Assert.Equal(-1, model.Model.Calibrator.Slope);
        Assert.Equal(0, model.Model.Calibrator.Offset);
        AssertScores(golden, model.Transform(data), 5e-3);
    }

    [SkippableFact]
    public void LbfgsMaximumEntropy_finds_the_golden_minimum()
    {
        var golden = GoldenRows.ResultOf("MulticlassClassification.Trainers.LbfgsMaximumEntropy()");
        var data = GoldenRows.Load(_ml);

        var model = _ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Fit(data);

        VBuffer<float>[] weights = [];
        model.Model.GetWeights(ref weights, out var classCount);
        Assert.Equal(3, classCount);
        for (var i = 0; i < classCount; i++)
            AssertClose(golden.GetProperty("weights")[i], [.. weights[i].DenseValues()], 2e-3);
        AssertClose(golden.GetProperty("biases"), [.. model.Model.GetBiases()], 2e-3);
        AssertScores(golden, model.Transform(data), 2e-3);
    }

    [SkippableFact]
    public void LbfgsPoissonRegression_finds_the_golden_minimum()
    {
        var golden = GoldenRows.ResultOf("Regression.Trainers.LbfgsPoissonRegression(labelColumnName: \"Count\")");
        var data = GoldenRows.Load(_ml);

        var model = _ml.Regression.Trainers.LbfgsPoissonRegression("Count").Fit(data);

        AssertClose(golden.GetProperty("weights"), model.Model.Weights, 2e-3);
        AssertScores(golden, model.Transform(data), 1e-2);
    }

    [SkippableFact]
    public void OneVersusAll_of_LinearSvm_gives_the_golden_probabilities()
    {
        var golden = GoldenRows.ResultOf("MulticlassClassification.Trainers.OneVersusAll(BinaryClassification.Trainers.LinearSvm())");
        var data = GoldenRows.Load(_ml, "Number");

        var model = _ml.MulticlassClassification.Trainers.OneVersusAll(_ml.BinaryClassification.Trainers.LinearSvm()).Fit(data);

        AssertScores(golden, model.Transform(data), 1e-4);
    }

    private static void AssertClose(JsonElement golden, IReadOnlyList<float> actual, double tolerance)
    {
        Assert.Equal(golden.GetArrayLength(), actual.Count);
        for (var i = 0; i < actual.Count; i++)
            Assert.Equal(golden[i].Number(), actual[i], tolerance);
    }

    private static void AssertScores(JsonElement golden, IDataView scored, double tolerance)
    {
        var expected = GoldenRows.ColumnOf(golden, "Score");
        var actual = scored.Schema["Score"].Type is VectorDataViewType
            ? scored.GetColumn<float[]>("Score").ToArray()
            : scored.GetColumn<float>("Score").Select(score => new[] { score }).ToArray();
        Assert.Equal(expected.Length, actual.Length);
        for (var row = 0; row < actual.Length; row++)
            for (var i = 0; i < actual[row].Length; i++)
                Assert.Equal(expected[row][i], actual[row][i], tolerance);
    }
}
