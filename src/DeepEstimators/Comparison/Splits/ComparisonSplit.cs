using DeepEstimators.Networks;
using Microsoft.ML;
using static Microsoft.ML.DataOperationsCatalog;

namespace DeepEstimators;

/// <summary>
/// How a comparison divides its rows into parts to train on and parts to test on. Every candidate gets exactly the same parts.
/// In classification, random splits keep the shares of the classes in every part, unless told otherwise.
/// </summary>
public abstract record ComparisonSplit
{
    private protected ComparisonSplit()
    {
    }

    /// <summary>k-fold cross-validation: every row is tested on once, and trained on in all other folds.</summary>
    /// <param name="folds">The number of folds, 2 to 1,000. Default 5.</param>
    /// <param name="repeats">How often, with rows dealt anew, 1 to 1,000. Default 1.</param>
    /// <param name="samplingKeyColumnName">Rows with the same value of this column stay in one fold; null (default): each for
    /// itself.</param>
    /// <param name="stratify">Whether folds keep the shares of the classes; null (default): in classification.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static ComparisonSplit KFold(int folds = 5, int repeats = 1, string? samplingKeyColumnName = null, bool? stratify = null)
    {
        OptionCheck.InRange(folds, 2, 1000, nameof(folds));
        OptionCheck.InRange(repeats, 1, 1000, nameof(repeats));
        return new KFoldSplit(folds, repeats, samplingKeyColumnName, stratify);
    }

    /// <summary>A random part to test on; the rest is trained on.</summary>
    /// <param name="testFraction">The share of the rows to test on, more than 0, less than 1. Default 0.2.</param>
    /// <param name="repeats">How often, with rows drawn anew, 1 to 1,000. Default 1.</param>
    /// <param name="samplingKeyColumnName">Rows with the same value of this column stay in one part; null (default): each for
    /// itself.</param>
    /// <param name="stratify">Whether parts keep the shares of the classes; null (default): in classification.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static ComparisonSplit HoldOut(
        double testFraction = 0.2, int repeats = 1, string? samplingKeyColumnName = null, bool? stratify = null)
    {
        if (!(testFraction is > 0 and < 1))
            throw OptionCheck.OutOfRange(nameof(testFraction), testFraction, "more than 0, less than 1");
        OptionCheck.InRange(repeats, 1, 1000, nameof(repeats));
        return new HoldOutSplit(testFraction, repeats, samplingKeyColumnName, stratify);
    }

    /// <summary>
    /// The past to train on, what comes after it to test on: the rows in order of time are cut into folds + 1 blocks, and each but
    /// the first is tested on after training on all blocks before it. Rows of the same time stay in one block.
    /// </summary>
    /// <param name="timeColumnName">A column of numbers or times.</param>
    /// <param name="folds">The number of folds, 1 to 1,000. Default 5.</param>
    /// <param name="gap">Rows between the two parts that are left out, so that what is tested on is not known already from
    /// rows that reach into it, 0 or more. Default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static ComparisonSplit ByTime(string timeColumnName, int folds = 5, int gap = 0)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(timeColumnName);
        OptionCheck.InRange(folds, 1, 1000, nameof(folds));
        OptionCheck.AtLeast(gap, 0, nameof(gap));
        return new TimeSplit(timeColumnName, folds, gap);
    }

    /// <summary>The rows of each value of a column are tested on in turn, in the order in which the values appear.</summary>
    /// <param name="columnName">A scalar column of at least two values, such as one that numbers folds that a paper gives.</param>
    public static ComparisonSplit ByColumn(string columnName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(columnName);
        return new ColumnSplit(columnName);
    }

    /// <summary>All rows are trained on; others are tested on.</summary>
    /// <param name="test">The rows to test on, with the columns of the data compared on.</param>
    public static ComparisonSplit TestSet(IDataView test)
    {
        ArgumentNullException.ThrowIfNull(test);
        return new TestSetSplit(test);
    }

    /// <summary>Parts that the caller made, such as those of ML.NET's own <c>CrossValidationSplit</c>.</summary>
    /// <param name="folds">The parts, at least one pair. Whether they overlap is not checked.</param>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    public static ComparisonSplit Given(IReadOnlyList<TrainTestData> folds)
    {
        ArgumentNullException.ThrowIfNull(folds);
        if (folds.Count == 0)
            throw new ArgumentException("There are no folds; at least one is needed.", nameof(folds));
        return new GivenSplit(folds);
    }

    /// <summary>In a few words, for reports: <c>10 × 5-fold cross-validation</c>.</summary>
    public abstract string Description { get; }

    /// <summary>The folds, each with its rows.</summary>
    internal abstract IReadOnlyList<PlannedFold> Plan(SplitData data);
}
