using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.FastTree;

/// <summary>Real data sets with default options: the same models as the original's, so the same metrics and scores.</summary>
public sealed class LearnersTests
{
    private readonly MLContext _ml = new(seed: 1);

    [SkippableTheory]
    [InlineData("FastTree", TreeTrainers.RegressionTree)]
    [InlineData("FastForest", TreeTrainers.RegressionForest)]
    public void CaliforniaHousing(string name, string trainer)
    {
        LearnerData data = LearnerData.CaliforniaHousing();
        float[] scores = Score(data, trainer).GetColumn<float>("Score").ToArray();
        double meanSquare = scores.Select((score, row) => Math.Pow(score - data.Test[row].Target, 2)).Average();
        JsonElement golden = Golden("california-housing", name);
        Assert.Equal(golden.GetProperty("metrics").GetProperty("RootMeanSquaredError").GetDouble(), Math.Sqrt(meanSquare), 1e-6);
        CheckFirstScores(golden, scores);
    }

    [SkippableTheory]
    [InlineData("adult", "FastTree", TreeTrainers.BinaryTree)]
    [InlineData("adult", "FastForest", TreeTrainers.BinaryForest)]
    [InlineData("electricity", "FastTree", TreeTrainers.BinaryTree)]
    [InlineData("electricity", "FastForest", TreeTrainers.BinaryForest)]
    public void BinaryClasses(string dataSet, string name, string trainer)
    {
        LearnerData data = dataSet == "adult" ? LearnerData.Adult() : LearnerData.Electricity();
        IDataView scored = Score(data, trainer);
        bool[] predicted = scored.GetColumn<bool>("PredictedLabel").ToArray();
        double accuracy = predicted.Select((label, row) => label == data.Test[row].Label ? 1.0 : 0).Average();
        JsonElement golden = Golden(dataSet, name);
        Assert.Equal(golden.GetProperty("metrics").GetProperty("Accuracy").GetDouble(), accuracy, 1e-8);
        CheckFirstScores(golden, scored.GetColumn<float>("Score").ToArray());
    }

    private IDataView Score(LearnerData data, string trainer) => TreeTrainers.Create(_ml, trainer)
        .Fit(TreeData.View(_ml, data.Training, data.FeatureCount))
        .Transform(TreeData.View(_ml, data.Test, data.FeatureCount));

    private static JsonElement Golden(string dataSet, string trainer) => GoldenFiles.Read("learners.json")
        .GetProperty(dataSet).GetProperty("trainers").EnumerateArray()
        .First(item => item.GetProperty("trainer").GetString() == trainer);

    private static void CheckFirstScores(JsonElement golden, float[] scores)
    {
        JsonElement expected = golden.GetProperty("firstTestScores");
        for (int row = 0; row < expected.GetArrayLength(); row++)
            Assert.Equal((float)expected[row].Number(), scores[row], 1e-5f);
    }
}
