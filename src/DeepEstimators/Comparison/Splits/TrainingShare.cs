using System.Globalization;
using DeepEstimators.Inputs;
using DeepEstimators.Training;
using Microsoft.ML;

namespace DeepEstimators;

/// <summary>
/// Another split of which only a share of each training part is trained on; the parts to test on stay. The rows of a smaller
/// share are among those of a larger one, and classes keep their shares.
/// </summary>
internal sealed record TrainingShare(ComparisonSplit Whole, double Share) : ComparisonSplit
{
    public override string Description => string.Create(CultureInfo.InvariantCulture, $"{Whole.Description}, {Share:0.####%} of the rows to train on");

    internal override IReadOnlyList<PlannedFold> Plan(SplitData data)
    {
        IReadOnlyList<PlannedFold> folds = Whole.Plan(data);
        return Share == 1 ? folds : [.. folds.Select((fold, place) => fold.WithTrain(Part(fold.Train, data, data.Random(1_000_003 + place))))];
    }

    private RowSubset Part(IDataView train, SplitData data, Random random)
    {
        int[] strata = data.Objective == Objective.Regression
            ? new int[train.GetRowCount() is { } known ? (int)known : SplitData.Count(train)]
            : ScalarValues.Categories(train, data.LabelColumnName).Categories;
        int[] order = [.. Enumerable.Range(0, strata.Length)];
        random.Shuffle(order);
        // A class is there from its first row on.
        IEnumerable<int> rows = order.GroupBy(row => strata[row]).SelectMany(group =>
        {
            int[] members = [.. group];
            return members.Take(Math.Max(1, (int)Math.Round(members.Length * Share, MidpointRounding.AwayFromZero)));
        });
        return new RowSubset(train, RowSet.Of(rows, strata.Length));
    }
}
