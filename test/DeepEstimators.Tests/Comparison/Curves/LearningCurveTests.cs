using System.Text.Json;
using DeepEstimators.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Comparison.Curves;

public class LearningCurveTests
{
    private readonly MLContext _ml = new(seed: 1);

    // Leaves of thirty rows give no tree at all on sixteen rows, where a single split does; with four hundred the trees are ahead.
    [Fact]
    public void Trees_overtake_a_stump_once_there_are_rows_for_them()
    {
        LearningCurve curve = Comparison(Points(600)).RunLearningCurve(Options(), [0.04, 0.2, 1]);

        Assert.Equal(("RootMeanSquaredError", false), (curve.Metric, curve.HigherIsBetter));
        Assert.Equal(["stump", "trees"], curve.Series.Select(series => series.Candidate));
        Assert.All(curve.Series, series => Assert.Equal([16, 80, 400], series.Points.Select(point => point.TrainRows)));
        Overtaking overtaking = Assert.Single(curve.Overtakings);
        Assert.Equal(("trees", "stump"), (overtaking.Challenger, overtaking.Incumbent));
        Assert.InRange(overtaking.Rows, 16, 80);
        Assert.Equal(80, overtaking.SignificantFromRows);
        Assert.True(curve.Series[1].Points[2].Metric.Mean < curve.Series[1].Points[0].Metric.Mean / 2);
        Assert.Contains("trees overtakes stump at about", Assert.Single(curve.Findings()), StringComparison.Ordinal);
        string[] lines = curve.ToMarkdown().Split('\n');
        Assert.Equal("| RMSE after rows | 16 | 80 | 400 |", lines[0]);
        Assert.StartsWith("| stump | ", lines[2], StringComparison.Ordinal);
        using var json = new MemoryStream();
        curve.WriteJson(json);
        JsonElement root = JsonDocument.Parse(json.ToArray()).RootElement;
        Assert.Equal(overtaking.Rows, root.GetProperty("overtakings")[0].GetProperty("rows").GetDouble());
        Assert.Equal(16, root.GetProperty("series")[0].GetProperty("points")[0].GetProperty("trainRows").GetInt32());
    }

    [Fact]
    public void Smaller_shares_are_within_larger_ones_and_all_are_tested_on_the_same_rows()
    {
        IDataView data = ComparisonData.View(_ml, 120);
        var split = new SplitData(data, "Class", Objective.MulticlassClassification, 1);
        ComparisonSplit folds = ComparisonSplit.KFold(3);
        PlannedFold small = new TrainingShare(folds, 0.2).Plan(split)[1], large = new TrainingShare(folds, 0.5).Plan(split)[1], whole = folds.Plan(split)[1];

        int[] few = small.Train.GetColumnValues<int>("Id"), many = large.Train.GetColumnValues<int>("Id"), all = whole.Train.GetColumnValues<int>("Id");
        Assert.Equal(many.Intersect(few), few);
        Assert.Equal(all.Intersect(many), many);
        Assert.InRange(few.Length, 15, 17);
        Assert.InRange(many.Length, 39, 41);
        Assert.Equal(whole.TestRows, small.TestRows);
        Assert.Equal(3, small.Train.GetColumnValues<string>("Class").Distinct().Count());
    }

    [Fact]
    public void Where_curves_cross_is_found_on_a_logarithmic_axis()
    {
        // The curves meet in the middle between 100 and 10,000: at 1,000.
        Assert.Equal(1000, Cross([(100, 0.5, 0.4), (10_000, 0.6, 0.7)])!.Rows, 6);
        Assert.Null(Cross([(100, 0.5, 0.6), (1000, 0.6, 0.7)])); // ahead from the start
        Assert.Null(Cross([(100, 0.5, 0.6), (1000, 0.7, 0.6)])); // behind in the end
        Assert.Equal(1000, Cross([(10, 0.5, 0.6), (100, 0.5, 0.4), (10_000, 0.6, 0.7)])!.Rows, 6); // the last crossing counts
    }

    [Fact]
    public void Shares_are_checked()
    {
        ModelComparison comparison = Comparison(Points(40));
        foreach (double[] shares in new double[][] { [], [0], [0.5, 0.5], [1, 0.5], [1.5] })
            Assert.Contains("shares", Assert.Throws<ArgumentOutOfRangeException>(() => comparison.RunLearningCurve(Options(), shares)).Message, StringComparison.Ordinal);
    }

    private static Overtaking? Cross(IReadOnlyList<(int Rows, double Incumbent, double Challenger)> points) => Overtaking.Find("new", "old",
        [.. points.Select(point => Results.MadeResult.Of("Accuracy", point.Rows, ("old", [point.Incumbent, point.Incumbent]), ("new", [point.Challenger, point.Challenger])))]);

    private static ComparisonOptions Options() => new() { Split = ComparisonSplit.KFold(3) };

    private ModelComparison Comparison(IDataView data) => _ml.Regression.Compare(data)
        .Add("stump", _ml.Regression.Trainers.FastTree(numberOfLeaves: 2, numberOfTrees: 1, minimumExampleCountPerLeaf: 2, learningRate: 1))
        .Add("trees", _ml.Regression.Trainers.FastTree(numberOfTrees: 60, minimumExampleCountPerLeaf: 30, numberOfLeaves: 8));

    private IDataView Points(int rows)
    {
        var random = new Random(3);
        return _ml.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(_ =>
        {
            float[] features = [.. Enumerable.Range(0, 3).Select(_ => random.NextSingle())];
            return new Point { Label = (10 * features[0]) + (10 * features[1]) + (features[2] > 0.5f ? 8 : 0), Features = features };
        }).ToArray());
    }

    private sealed class Point
    {
        public float Label { get; set; }

        [VectorType(3)]
        public float[] Features { get; set; } = [];
    }
}
