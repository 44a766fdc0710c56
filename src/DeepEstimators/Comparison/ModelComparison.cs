using System.Diagnostics;
using Microsoft.ML;
using static Microsoft.ML.DataOperationsCatalog;

namespace DeepEstimators;

/// <summary>
/// Compares pipelines side by side: every candidate is fitted and evaluated on exactly the same rows, and everything that
/// a pipeline fits is fitted on the training part only.
/// </summary>
/// <remarks>Made by <c>Compare</c> on a task's catalog. Candidates run one after another, in the order they were added.</remarks>
public sealed class ModelComparison
{
    private readonly TaskEvaluation _evaluation;
    private readonly IDataView _data;
    private readonly List<(string Name, Func<IEstimator<ITransformer>> Make)> _candidates = [];

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
        return Add(name, () => pipeline);
    }

    /// <summary>Adds a candidate whose pipeline is made anew for each fold.</summary>
    /// <param name="name">A name that no other candidate has.</param>
    /// <param name="makePipeline">Makes the pipeline; what it throws is the candidate's error.</param>
    /// <returns>This comparison.</returns>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public ModelComparison Add(string name, Func<IEstimator<ITransformer>> makePipeline)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(makePipeline);
        if (_candidates.Exists(candidate => candidate.Name == name))
            throw new ArgumentException($"There is a candidate named '{name}' already; give each its own name.", nameof(name));
        _candidates.Add((name, makePipeline));
        return this;
    }

    /// <summary>Compares by k-fold cross-validation.</summary>
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
        IProgress<ComparisonProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var ml = new MLContext(seed);
        return Run(ml, ml.Data.CrossValidationSplit(_data, folds, samplingKeyColumnName, seed), progress, cancellationToken);
    }

    /// <summary>Compares on one training part and one test part that the caller gives.</summary>
    /// <param name="test">The rows to evaluate on, with the same columns as the data compared on.</param>
    /// <param name="progress">Is told where the comparison is, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the comparison before its next candidate; those done by then are kept.</param>
    /// <returns>One result a candidate, in the order they were added. A candidate that fails is a result with its error.</returns>
    /// <exception cref="InvalidOperationException">No candidate was added.</exception>
    public ComparisonResult RunOnTestSet(
        IDataView test, IProgress<ComparisonProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(test);
        return Run(new MLContext(), [new HoldOut(_data, test)], progress, cancellationToken);
    }

    private sealed record HoldOut(IDataView Train, IDataView Test);

    private ComparisonResult Run(
        MLContext ml, IReadOnlyList<TrainTestData> folds, IProgress<ComparisonProgress>? progress, CancellationToken cancellationToken) =>
        Run(ml, [.. folds.Select(fold => new HoldOut(fold.TrainSet, fold.TestSet))], progress, cancellationToken);

    private ComparisonResult Run(
        MLContext ml, HoldOut[] folds, IProgress<ComparisonProgress>? progress, CancellationToken cancellationToken)
    {
        if (_candidates.Count == 0)
            throw new InvalidOperationException("There is nothing to compare: add a candidate first.");
        var results = new List<CandidateResult>();
        for (int index = 0; index < _candidates.Count && !cancellationToken.IsCancellationRequested; index++)
        {
            (string name, Func<IEstimator<ITransformer>> make) = _candidates[index];
            void Report(int fold, CandidateResult? result) =>
                progress?.Report(new ComparisonProgress(name, index, _candidates.Count, fold, folds.Length, result));
            if (RunCandidate(ml, name, make, folds, Report, cancellationToken) is { } result)
            {
                results.Add(result);
                Report(folds.Length, result);
            }
        }
        return new ComparisonResult(_evaluation.PrimaryMetric, _evaluation.HigherIsBetter, folds.Length, results);
    }

    /// <returns>The candidate's result, or null where the comparison was cancelled before its last fold.</returns>
    private CandidateResult? RunCandidate(
        MLContext ml, string name, Func<IEstimator<ITransformer>> make, HoldOut[] folds,
        Action<int, CandidateResult?> report, CancellationToken cancellationToken)
    {
        var done = new List<FoldResult>();
        try
        {
            for (int fold = 0; fold < folds.Length; fold++)
            {
                if (cancellationToken.IsCancellationRequested)
                    return null;
                report(fold, null);
                done.Add(RunFold(ml, make(), folds[fold]));
            }
            return new CandidateResult(name, done);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
#pragma warning disable CA1031 // A candidate that fails, however it fails, must not end the others' run.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new CandidateResult(name, error);
        }
    }

    private FoldResult RunFold(MLContext ml, IEstimator<ITransformer> pipeline, HoldOut fold)
    {
        long started = Stopwatch.GetTimestamp();
        ITransformer model = pipeline.Fit(fold.Train);
        double fitSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        try
        {
            IDataView scored = model.Transform(fold.Test);
            started = Stopwatch.GetTimestamp();
            long rows = _evaluation.CountScores(ml, scored);
            double scoreSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            IReadOnlyDictionary<string, double> metrics = _evaluation.Evaluate(scored);
            return new FoldResult(metrics, fitSeconds, scoreSeconds, rows, SavedSize(ml, model, fold.Train.Schema));
        }
        finally
        {
            (model as IDisposable)?.Dispose();
        }
    }

    /// <returns>The size, or null where the model cannot be saved.</returns>
    private static long? SavedSize(MLContext ml, ITransformer model, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        try
        {
            ml.Model.Save(model, schema, stream);
            return stream.Length;
        }
#pragma warning disable CA1031 // A transformer of the user's own may refuse to be saved in any way, and is worth comparing.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
