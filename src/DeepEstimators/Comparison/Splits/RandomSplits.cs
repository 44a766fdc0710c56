using System.Globalization;
using DeepEstimators.Inputs;

namespace DeepEstimators;

/// <summary>Folds that chance deals.</summary>
internal sealed record KFoldSplit(int Folds, int Repeats, string? SamplingKeyColumnName, bool? Stratify) : ComparisonSplit
{
    public override string Description => string.Create(CultureInfo.InvariantCulture,
        $"{(Repeats > 1 ? $"{Repeats} × " : "")}{Folds}-fold cross-validation{SplitWords.Of(SamplingKeyColumnName)}");

    internal override IReadOnlyList<PlannedFold> Plan(SplitData data)
    {
        int[]? groups = data.Groups(SamplingKeyColumnName), strata = data.Strata(Stratify);
        double[] shares = [.. Enumerable.Repeat(1.0 / Folds, Folds)];
        var folds = new List<PlannedFold>();
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            int[] foldOf = FoldDealing.Deal(data.Rows, shares, groups, strata, data.Random(repeat));
            for (int fold = 0; fold < Folds; fold++)
            {
                int tested = fold;
                folds.Add(PlannedFold.Of(data.Data, repeat, fold,
                    RowSet.Where(data.Rows, row => foldOf[row] != tested), RowSet.Where(data.Rows, row => foldOf[row] == tested)));
            }
        }
        return folds;
    }
}

/// <summary>A part that chance holds out.</summary>
internal sealed record HoldOutSplit(double TestFraction, int Repeats, string? SamplingKeyColumnName, bool? Stratify) : ComparisonSplit
{
    public override string Description => string.Create(CultureInfo.InvariantCulture,
        $"{(Repeats > 1 ? $"{Repeats} × " : "")}{TestFraction:0.##%} held out{SplitWords.Of(SamplingKeyColumnName)}");

    internal override IReadOnlyList<PlannedFold> Plan(SplitData data)
    {
        int[]? groups = data.Groups(SamplingKeyColumnName), strata = data.Strata(Stratify);
        return [.. Enumerable.Range(0, Repeats).Select(repeat =>
        {
            int[] part = FoldDealing.Deal(data.Rows, [1 - TestFraction, TestFraction], groups, strata, data.Random(repeat));
            return PlannedFold.Of(data.Data, repeat, 0,
                RowSet.Where(data.Rows, row => part[row] == 0), RowSet.Where(data.Rows, row => part[row] == 1));
        })];
    }
}

/// <summary>What descriptions of splits have in common.</summary>
internal static class SplitWords
{
    public static string Of(string? samplingKey) => samplingKey is null ? "" : $" by '{samplingKey}'";
}
