using DeepEstimators.Inputs;
using Microsoft.ML;

namespace DeepEstimators;

/// <summary>One pair of parts.</summary>
/// <param name="Repeat">The repeat, from 0.</param>
/// <param name="Fold">The fold within its repeat, from 0.</param>
/// <param name="Train">The rows to train on.</param>
/// <param name="Test">The rows to test on.</param>
/// <param name="TestRows">The places of the rows to test on in the data compared on, or null: they are not of it.</param>
internal sealed record PlannedFold(int Repeat, int Fold, IDataView Train, IDataView Test, int[]? TestRows)
{
    private long? _trainCount;

    /// <summary>The number of rows to train on, counted once where the view does not know it.</summary>
    public long TrainCount => _trainCount ??= Train.GetRowCount() ?? SplitData.Count(Train);

    /// <summary>The same fold with other rows to train on.</summary>
    public PlannedFold WithTrain(IDataView train) => new(Repeat, Fold, train, Test, TestRows);

    /// <summary>Parts of the data compared on.</summary>
    public static PlannedFold Of(IDataView data, int repeat, int fold, RowSet train, RowSet test)
    {
        if (train.Count == 0 || test.Count == 0)
            throw new InvalidOperationException(
                $"Fold {fold} of repeat {repeat} has {train.Count} rows to train on and {test.Count} to test on; each needs at least one.");
        return new PlannedFold(repeat, fold, new RowSubset(data, train), new RowSubset(data, test), test.ToArray());
    }
}
