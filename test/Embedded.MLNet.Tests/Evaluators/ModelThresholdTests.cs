using System.Text.Json;
using Embedded.MLNet.Tests.StandardTrainers;
using Microsoft.ML.Data;
using Microsoft.ML;

namespace Embedded.MLNet.Tests.Evaluators;

/// <summary>A model with another threshold predicts other labels from the same scores.</summary>
public class ModelThresholdTests
{
    private readonly MLContext _ml = new(seed: 1);

    [SkippableFact]
    public void A_threshold_decides_the_label_and_leaves_score_and_model()
    {
        var data = GoldenPipeline.Prepared(_ml);
        var model = _ml.BinaryClassification.Trainers.LinearSvm("Binary", numberOfIterations: 20).Fit(data);

        var changed = _ml.BinaryClassification.ChangeModelThreshold(model, 0.5f);

        var scores = model.Transform(data).GetColumn<float>("Score").ToArray();
        var scored = changed.Transform(data);
        Assert.Equal(scores, scored.GetColumn<float>("Score"));
        Assert.Equal(scores.Select(score => score > 0.5f), scored.GetColumn<bool>("PredictedLabel"));
        Assert.Contains(scores, score => score is > 0 and <= 0.5f);
        Assert.NotSame(model, changed);
        Assert.Same(model, _ml.BinaryClassification.ChangeModelThreshold(model, 0));
        Assert.Same(model.Model, changed.Model);
    }

    // As the golden scores and labels have it.
    [SkippableTheory]
    [InlineData("LinearSvm", 0)]
    [InlineData("ChangeModelThreshold(LinearSvm, 0.5f)", 0.5)]
    public void The_golden_labels_are_those_above_the_threshold(string call, double threshold)
    {
        var golden = GoldenFiles.Read("prediction.json").GetProperty("changeModelThreshold");
        var rows = golden.GetProperty("LinearSvm").GetProperty("Score").EnumerateArray()
            .Zip(golden.GetProperty(call).GetProperty("PredictedLabel").EnumerateArray()).ToArray();
        Assert.Equal(60, rows.Length);
        Assert.All(rows, row => Assert.Equal(row.First.GetDouble() > threshold, row.Second.GetBoolean()));
    }

    [SkippableFact]
    [Walks("prediction.json", "changeModelThreshold")]
    public void A_threshold_of_a_calibrated_model_is_one_on_its_scores()
    {
        var golden = GoldenFiles.Read("prediction.json").GetProperty("changeModelThreshold");
        var data = GoldenPipeline.Prepared(_ml);
        var model = _ml.BinaryClassification.Trainers.LbfgsLogisticRegression("Binary").Fit(data);

        AssertColumns(golden.GetProperty("LbfgsLogisticRegression"), model.Transform(data));
        AssertColumns(golden.GetProperty("ChangeModelThreshold(LbfgsLogisticRegression, 0.9f)"),
            _ml.BinaryClassification.ChangeModelThreshold(model, 0.9f).Transform(data));
    }

    // The search of L-BFGS may end a little elsewhere.
    private static void AssertColumns(JsonElement golden, IDataView scored)
    {
        var count = 0;
        foreach (var column in golden.EnumerateObject().Where(column => column.Value.ValueKind == JsonValueKind.Array))
        {
            GoldenValue.AssertEqual(column.Value, ColumnValues.Read(scored, column.Name), column.Name, absoluteTolerance: 1e-3);
            count++;
        }
        Assert.InRange(count, 1, 3);
    }
}
