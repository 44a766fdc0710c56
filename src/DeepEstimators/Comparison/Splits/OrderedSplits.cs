using System.Globalization;
using DeepEstimators.Inputs;
using DeepEstimators.Networks;
using Microsoft.ML;
using static Microsoft.ML.DataOperationsCatalog;

namespace DeepEstimators;

/// <summary>The past and what comes after it.</summary>
internal sealed record TimeSplit(string TimeColumnName, int Folds, int Gap) : ComparisonSplit
{
    public override string Description => string.Create(CultureInfo.InvariantCulture,
        $"{Folds} fold{(Folds == 1 ? "" : "s")} forward in time by '{TimeColumnName}'");

    internal override IReadOnlyList<PlannedFold> Plan(SplitData data)
    {
        double[] times = ScalarValues.Positions(data.Data, data.Find(TimeColumnName), nameof(TimeColumnName));
        int[] order = [.. Enumerable.Range(0, times.Length).OrderBy(row => times[row])];
        int[] starts = [.. Enumerable.Range(0, Folds + 2).Select(block => Start(block, order, times))];
        return [.. Enumerable.Range(0, Folds).Select(fold => PlannedFold.Of(data.Data, 0, fold,
            RowSet.Of(order.Take(Math.Max(0, starts[fold + 1] - Gap)), times.Length),
            RowSet.Of(order.Skip(starts[fold + 1]).Take(starts[fold + 2] - starts[fold + 1]), times.Length)))];
    }

    // Where a block begins in the order of time, moved on to where the time changes.
    private int Start(int block, int[] order, double[] times)
    {
        int start = (int)((long)order.Length * block / (Folds + 1));
        while (start > 0 && start < order.Length && times[order[start]] == times[order[start - 1]])
            start++;
        return start;
    }
}

/// <summary>A fold a value of a column.</summary>
internal sealed record ColumnSplit(string ColumnName) : ComparisonSplit
{
    public override string Description => $"a fold for each '{ColumnName}'";

    internal override IReadOnlyList<PlannedFold> Plan(SplitData data)
    {
        (int[] foldOf, IReadOnlyList<string> values) = ScalarValues.Categories(data.Data, data.Find(ColumnName));
        if (values.Count < 2)
            throw OptionCheck.OutOfRange(nameof(ColumnName), ColumnName, $"a column with at least 2 values, not {values.Count}");
        return [.. Enumerable.Range(0, values.Count).Select(fold => PlannedFold.Of(data.Data, 0, fold,
            RowSet.Where(foldOf.Length, row => foldOf[row] != fold), RowSet.Where(foldOf.Length, row => foldOf[row] == fold)))];
    }
}

/// <summary>Rows of their own to test on.</summary>
internal sealed record TestSetSplit(IDataView Test) : ComparisonSplit
{
    public override string Description => "evaluated on the test rows";

    internal override IReadOnlyList<PlannedFold> Plan(SplitData data) => [new PlannedFold(0, 0, data.Data, Test, TestRows: null)];
}

/// <summary>Parts that the caller made.</summary>
internal sealed record GivenSplit(IReadOnlyList<TrainTestData> Folds) : ComparisonSplit
{
    public override string Description => string.Create(CultureInfo.InvariantCulture, $"{Folds.Count} given fold{(Folds.Count == 1 ? "" : "s")}");

    internal override IReadOnlyList<PlannedFold> Plan(SplitData data) =>
        [.. Folds.Select((fold, index) => new PlannedFold(0, index, fold.TrainSet, fold.TestSet, TestRows: null))];
}
