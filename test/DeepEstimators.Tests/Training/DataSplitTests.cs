using DeepEstimators.Networks;
using DeepEstimators.Training;

namespace DeepEstimators.Tests.Training;

public class DataSplitTests
{
    [Fact]
    public void Each_class_gives_its_share()
    {
        // 100 of class 0, 40 of class 1, 3 of class 2, 1 of class 3.
        using var data = Labelled([(0, 100), (1, 40), (2, 3), (3, 1)]);
        var (training, validation) = Split(data, Objective.MulticlassClassification, 0.2);
        var labels = data.Labels.data<long>().ToArray();
        var kept = validation!.CountBy(row => labels[row]).ToDictionary();
        Assert.Equal(20, kept[0]);
        Assert.Equal(8, kept[1]);
        Assert.Equal(1, kept[2]);
        Assert.False(kept.ContainsKey(3));
        Assert.Equal(Enumerable.Range(0, 144).Select(row => (long)row), training!.Concat(validation!).Order());
    }

    [Fact]
    public void The_seed_decides_which()
    {
        using var data = Labelled([(0, 50), (1, 50)]);
        Assert.Equal(
            Split(data, Objective.MulticlassClassification, 0.2, 3).Validation,
            Split(data, Objective.MulticlassClassification, 0.2, 3).Validation);
        Assert.NotEqual(
            Split(data, Objective.MulticlassClassification, 0.2, 3).Validation,
            Split(data, Objective.MulticlassClassification, 0.2, 4).Validation);
    }

    [Fact]
    public void Numbers_are_split_at_random()
    {
        using var data = TestRows.Plane(100, 1);
        var (training, validation) = Split(data, Objective.Regression, 0.25);
        Assert.Equal(25, validation!.Length);
        Assert.Equal(75, training!.Length);
        Assert.Empty(training.Intersect(validation));
    }

    [Fact]
    public void Too_few_rows_are_all_trained_on()
    {
        using var data = Labelled([(0, 2), (1, 2)]);
        Assert.Equal((null, null), Split(data, Objective.MulticlassClassification, 0.1));
        Assert.Equal((null, null), Split(data, Objective.MulticlassClassification, 0));
    }

    private static (long[]? Training, long[]? Validation) Split(
        TrainingData data, Objective objective, double fraction, long seed = 1) =>
        DataSplit.Split(data, objective, new TrainingOptions { ValidationFraction = fraction, Seed = seed });

    private static TrainingData Labelled((long Label, int Rows)[] classes)
    {
        var labels = classes.SelectMany(pair => Enumerable.Repeat(pair.Label, pair.Rows)).ToArray();
        return TrainingData.Create(new float[labels.Length], InputShape.Vector(1), labels);
    }
}
