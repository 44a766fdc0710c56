using DeepEstimators.Training;
using Microsoft.ML;

namespace DeepEstimators.Tests.Comparison.Splits;

public class SplitTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Folds_share_out_all_rows_and_keep_the_shares_of_classes()
    {
        ComparisonRow[] rows = ComparisonData.Rows(100);
        IReadOnlyList<PlannedFold> folds = Plan(ComparisonSplit.KFold(5), rows);

        Assert.Equal(5, folds.Count);
        Assert.Equal(Enumerable.Range(0, 100), folds.SelectMany(fold => fold.TestRows!).Order());
        Assert.All(folds, fold =>
        {
            Assert.Equal((80, 20), (fold.TrainCount, fold.TestRows!.Length));
            Assert.InRange(fold.TestRows.Count(row => rows[row].Label), 6, 7); // 34 of 100
            Assert.Equal(fold.TestRows, fold.Test.GetColumnValues<int>("Id"));
            Assert.Equal(Enumerable.Range(0, 100).Except(fold.TestRows), fold.Train.GetColumnValues<int>("Id"));
        });
    }

    [Fact]
    public void Repeats_deal_anew_and_a_seed_deals_the_same()
    {
        ComparisonRow[] rows = ComparisonData.Rows(60);
        IReadOnlyList<PlannedFold> first = Plan(ComparisonSplit.KFold(3, repeats: 2), rows), again = Plan(ComparisonSplit.KFold(3, repeats: 2), rows);

        Assert.Equal([(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)], first.Select(fold => (fold.Repeat, fold.Fold)));
        Assert.All(first.Zip(again), pair => Assert.Equal(pair.First.TestRows, pair.Second.TestRows));
        Assert.NotEqual(first[0].TestRows, first[3].TestRows);
        Assert.NotEqual(first[0].TestRows, Plan(ComparisonSplit.KFold(3), rows, seed: 2)[0].TestRows);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Groups_stay_together(bool stratify)
    {
        ComparisonRow[] rows = ComparisonData.Rows(100);
        IReadOnlyList<PlannedFold> folds = Plan(ComparisonSplit.KFold(4, samplingKeyColumnName: "Group", stratify: stratify), rows);

        Assert.Equal(Enumerable.Range(0, 100), folds.SelectMany(fold => fold.TestRows!).Order());
        Assert.All(folds, fold => Assert.Equal(25, fold.TestRows!.Length)); // 20 groups of 5
        Assert.All(folds, fold => Assert.Equal(5, fold.TestRows!.Select(row => rows[row].Group).Distinct().Count()));
    }

    [Fact]
    public void Groups_of_one_class_are_stratified()
    {
        ComparisonRow[] rows = [.. Enumerable.Range(0, 60).Select(id => new ComparisonRow { Id = id, Label = id < 20, Group = "g" + (id / 5) })];

        Assert.All(Plan(ComparisonSplit.KFold(4, samplingKeyColumnName: "Group"), rows),
            fold => Assert.Equal((5, 10), (fold.TestRows!.Count(row => rows[row].Label), fold.TestRows!.Count(row => !rows[row].Label))));
    }

    [Fact]
    public void A_part_is_held_out()
    {
        ComparisonRow[] rows = ComparisonData.Rows(90);
        IReadOnlyList<PlannedFold> parts = Plan(ComparisonSplit.HoldOut(0.2, repeats: 3), rows);

        Assert.Equal([(0, 0), (1, 0), (2, 0)], parts.Select(part => (part.Repeat, part.Fold)));
        Assert.All(parts, part => Assert.Equal((18, 72, 6), (part.TestRows!.Length, part.TrainCount, part.TestRows.Count(row => rows[row].Label))));
        Assert.NotEqual(parts[0].TestRows, parts[1].TestRows);
    }

    [Fact]
    public void The_future_is_never_trained_on()
    {
        ComparisonRow[] rows = ComparisonData.Rows(60);
        IReadOnlyList<PlannedFold> folds = Plan(ComparisonSplit.ByTime("Time", folds: 3, gap: 2), rows);

        Assert.Equal([13, 28, 43], folds.Select(fold => (int)fold.TrainCount)); // 15, 30, 45 less the gap
        Assert.All(folds, fold => Assert.Equal(15, fold.TestRows!.Length));
        Assert.All(folds, fold => Assert.True(
            fold.Train.GetColumnValues<DateTime>("Time").Max() < fold.Test.GetColumnValues<DateTime>("Time").Min().AddHours(-2)));
    }

    [Fact]
    public void Rows_of_one_time_stay_in_one_block()
    {
        ComparisonRow[] rows = [.. Enumerable.Range(0, 20).Select(id => new ComparisonRow { Id = id, Target = id < 13 ? 1 : id })];
        PlannedFold fold = Assert.Single(Plan(ComparisonSplit.ByTime("Target", folds: 1), rows));

        Assert.Equal(Enumerable.Range(13, 7), fold.TestRows!);
    }

    [Fact]
    public void A_column_can_say_the_folds()
    {
        ComparisonRow[] rows = ComparisonData.Rows(15);
        IReadOnlyList<PlannedFold> folds = Plan(ComparisonSplit.ByColumn("Group"), rows);

        Assert.Equal([[0, 1, 2, 3, 4], [5, 6, 7, 8, 9], [10, 11, 12, 13, 14]], folds.Select(fold => fold.TestRows!));
    }

    [Fact]
    public void A_shuffled_cursor_of_a_part_gives_its_rows_in_another_order()
    {
        PlannedFold fold = Plan(ComparisonSplit.KFold(2), ComparisonData.Rows(200))[0];
        IDataView shuffled = _ml.Data.ShuffleRows(fold.Train, seed: 3);

        Assert.True(fold.Train.CanShuffle);
        int[] ids = shuffled.GetColumnValues<int>("Id"), inOrder = fold.Train.GetColumnValues<int>("Id");
        Assert.Equal(inOrder, ids.Order());
        Assert.NotEqual(inOrder, ids);
    }

    [Fact]
    public void Wrong_splits_say_what_is_allowed()
    {
        ComparisonRow[] rows = ComparisonData.Rows(10);
        Assert.Contains("folds is 1; allowed: from 2 to 1000", Message(() => ComparisonSplit.KFold(1)), StringComparison.Ordinal);
        Assert.Contains("testFraction is 1", Message(() => ComparisonSplit.HoldOut(1)), StringComparison.Ordinal);
        Assert.Contains("3 parts need at least as many groups; there are 2", Message(() => Plan(ComparisonSplit.KFold(3, samplingKeyColumnName: "Group"), rows)), StringComparison.Ordinal);
        Assert.Contains("no column 'Nothing'; it has: Id, Label", Message(() => Plan(ComparisonSplit.ByColumn("Nothing"), rows)), StringComparison.Ordinal);
        Assert.Contains("'Group' of type String has no order", Message(() => Plan(ComparisonSplit.ByTime("Group"), rows)), StringComparison.Ordinal);
        Assert.Contains("at least 2 values, not 1", Message(() => Plan(ComparisonSplit.ByColumn("Group"), ComparisonData.Rows(4))), StringComparison.Ordinal);
        Assert.Contains("stratify is True; allowed: false in regression", Message(
            () => ComparisonSplit.KFold(2, stratify: true).Plan(new SplitData(ComparisonData.View(_ml, 10), "Target", Objective.Regression, 1))), StringComparison.Ordinal);
    }

    private static string Message(Func<object> call) => Assert.ThrowsAny<ArgumentException>(call).Message;

    private IReadOnlyList<PlannedFold> Plan(ComparisonSplit split, ComparisonRow[] rows, int seed = 1) =>
        split.Plan(new SplitData(_ml.Data.Cache(_ml.Data.LoadFromEnumerable(rows)), "Label", Objective.BinaryClassification, seed));
}
