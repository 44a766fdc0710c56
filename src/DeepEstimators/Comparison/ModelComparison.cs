using Microsoft.ML;

namespace DeepEstimators;

/// <summary>
/// Compares pipelines side by side: every candidate is fitted and evaluated on exactly the same rows, and everything that
/// a pipeline fits is fitted on the training part only.
/// </summary>
/// <remarks>
/// Made by <c>Compare</c> on a task's catalog. Candidates run one after another, in the order they were added. A pipeline is given
/// the training part alone; what it predicts for the test part is held against the data's own labels, row by row.
/// </remarks>
public sealed class ModelComparison
{
    private static readonly Dictionary<string, string> s_noTags = [];

    private readonly TaskEvaluation _evaluation;
    private readonly IDataView _data;
    private readonly List<ComparisonCandidate> _candidates = [];

    internal ModelComparison(TaskEvaluation evaluation, IDataView data)
    {
        _evaluation = evaluation;
        _data = data;
    }

    /// <summary>Adds a candidate: a whole pipeline, from the data's columns to the task's score columns.</summary>
    /// <param name="name">A name that no other candidate has.</param>
    /// <param name="pipeline">The pipeline; it is fitted once for each fold.</param>
    /// <returns>This comparison.</returns>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public ModelComparison Add(string name, IEstimator<ITransformer> pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return Add(name, _ => pipeline);
    }

    /// <summary>Adds a candidate whose pipeline is made anew for each fold.</summary>
    /// <param name="name">A name that no other candidate has.</param>
    /// <param name="makePipeline">Makes the pipeline; what it throws is the candidate's error.</param>
    /// <returns>This comparison.</returns>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public ModelComparison Add(string name, Func<IEstimator<ITransformer>> makePipeline)
    {
        ArgumentNullException.ThrowIfNull(makePipeline);
        return Add(name, _ => makePipeline());
    }

    /// <summary>
    /// Adds a candidate whose pipeline is made anew for each fold, with the fold's seed and a way to report a network's progress.
    /// </summary>
    /// <param name="name">A name that no other candidate has.</param>
    /// <param name="makePipeline">Makes the pipeline; what it throws is the candidate's error.</param>
    /// <param name="tags">What is said of the candidate in tables and files, such as where its features come from; or
    /// <see langword="null"/>.</param>
    /// <returns>This comparison.</returns>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public ModelComparison Add(
        string name, Func<ComparisonFold, IEstimator<ITransformer>> makePipeline, IReadOnlyDictionary<string, string>? tags = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(makePipeline);
        if (_candidates.Exists(candidate => candidate.Name == name))
            throw new ArgumentException($"There is a candidate named '{name}' already; give each its own name.", nameof(name));
        _candidates.Add(new ComparisonCandidate(name, tags ?? s_noTags, makePipeline));
        return this;
    }

    /// <summary>Compares by k-fold cross-validation, in classification with the same shares of classes in all folds.</summary>
    /// <param name="folds">The number of folds, at least 2.</param>
    /// <param name="samplingKeyColumnName">Rows with the same value of this column stay in one fold, or <see langword="null"/>.</param>
    /// <param name="seed">Decides which rows fall into which fold.</param>
    /// <param name="progress">Is told where the comparison is, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the comparison before its next fold; the candidates done by then are kept.</param>
    /// <returns>One result a candidate, in the order they were added. A candidate that fails is a result with its error.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds.</exception>
    /// <exception cref="InvalidOperationException">No candidate was added.</exception>
    public ComparisonResult Run(
        int folds = 5, string? samplingKeyColumnName = null, int seed = 1,
        IProgress<ComparisonProgress>? progress = null, CancellationToken cancellationToken = default) => Run(new ComparisonOptions
        {
            Split = ComparisonSplit.KFold(folds, samplingKeyColumnName: samplingKeyColumnName),
            Seed = seed,
            Progress = progress,
            CancellationToken = cancellationToken,
        });

    /// <summary>Compares on one training part and one test part that the caller gives.</summary>
    /// <param name="test">The rows to evaluate on, with the same columns as the data compared on.</param>
    /// <param name="progress">Is told where the comparison is, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the comparison before its next candidate; those done by then are kept.</param>
    /// <returns>One result a candidate, in the order they were added. A candidate that fails is a result with its error.</returns>
    /// <exception cref="InvalidOperationException">No candidate was added.</exception>
    public ComparisonResult RunOnTestSet(
        IDataView test, IProgress<ComparisonProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Run(new ComparisonOptions { Split = ComparisonSplit.TestSet(test), Progress = progress, CancellationToken = cancellationToken });

    /// <summary>Compares as options say.</summary>
    /// <param name="options">How rows are divided, where results are kept, and the rest.</param>
    /// <returns>One result a candidate, in the order they were added. A candidate that fails is a result with its error.</returns>
    /// <exception cref="ArgumentException">An option is out of its range, or names a column or metric that is not there.</exception>
    /// <exception cref="InvalidOperationException">No candidate was added, or the folder holds another comparison.</exception>
    public ComparisonResult Run(ComparisonOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ValidateFor(_evaluation);
        if (_candidates.Count == 0)
            throw new InvalidOperationException("There is nothing to compare: add a candidate first.");
        return new ComparisonRun(_evaluation, _data, _candidates, options).Run();
    }

    /// <summary>
    /// Compares on growing shares of each training part, all tested on the same rows: how quality grows with the rows to learn from,
    /// and where one candidate overtakes another.
    /// </summary>
    /// <param name="options">How rows are divided and the rest; a folder holds the results of each share in a folder of its own.</param>
    /// <param name="shares">The shares, ascending, each more than 0 and at most 1; null: 0.05, 0.1, 0.2, 0.4, 0.7 and 1.</param>
    /// <returns>The curves of the shares that were done when the comparison was cancelled, if it was.</returns>
    /// <exception cref="ArgumentException">An option or a share is out of its range.</exception>
    /// <exception cref="InvalidOperationException">No candidate was added, or the folder holds another comparison.</exception>
    public LearningCurve RunLearningCurve(ComparisonOptions options, IReadOnlyList<double>? shares = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ValidateFor(_evaluation);
        shares ??= LearningCurve.DefaultShares;
        LearningCurve.CheckShares(shares);
        var results = new List<ComparisonResult>();
        foreach (double share in shares)
        {
            ComparisonResult result = Run(options.For(new TrainingShare(options.Split, share), LearningCurve.FolderOf(share)));
            if (options.CancellationToken.IsCancellationRequested && result.Candidates.Count < _candidates.Count)
                break;
            results.Add(result);
        }
        return new LearningCurve([.. _candidates.Select(candidate => candidate.Name)], results);
    }
}
