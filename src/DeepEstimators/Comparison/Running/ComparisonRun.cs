using Microsoft.ML;

namespace DeepEstimators;

/// <summary>Runs candidates one after another, each on all folds.</summary>
internal sealed class ComparisonRun
{
    private readonly IReadOnlyList<ComparisonCandidate> _candidates;
    private readonly ComparisonOptions _options;
    private readonly IReadOnlyList<PlannedFold> _folds;
    private readonly ComparisonFolder? _folder;
    private readonly FoldRunner _runner;
    private readonly ClassList _classes;
    private readonly TaskEvaluation _evaluation;
    private readonly FoldPace _pace;
    private readonly long _started;

    public ComparisonRun(
        TaskEvaluation evaluation, IDataView data, IReadOnlyList<ComparisonCandidate> candidates, ComparisonOptions options)
    {
        _evaluation = evaluation;
        _candidates = candidates;
        _options = options;
        _started = options.TimeProvider.GetTimestamp();
        string label = evaluation.LabelColumnName;
        _folds = options.Split.Plan(new SplitData(data, label, evaluation.Objective, options.Seed));
        IEnumerable<IDataView> views = _folds.SelectMany(fold => fold.TestRows is null ? new[] { fold.Train, fold.Test } : [data]).Distinct();
        _classes = ClassList.Of(views, label, evaluation.Objective);
        var labels = new TrueLabels(data, label, evaluation.Objective, _classes);
        _runner = new FoldRunner(evaluation, _classes, labels, options);
        _pace = new FoldPace(candidates.Count, _folds.Count);
        if (options.Folder is { } folder)
            _folder = ComparisonFolder.Open(folder, ComparisonManifest.Of(evaluation, data.Schema, options, _folds, labels), options.Resume);
    }

    public ComparisonResult Run()
    {
        var results = new List<CandidateResult>();
        for (int index = 0; index < _candidates.Count && !_options.CancellationToken.IsCancellationRequested; index++)
        {
            _pace.Begin(index);
            if (RunCandidate(index) is { } result)
            {
                results.Add(result);
                Report(index, _folds.Count, result, null);
            }
        }
        return new ComparisonResult(_evaluation, _options, _classes.Names, _folds, results);
    }

    /// <returns>The candidate's result, or null where the comparison was cancelled before its last fold.</returns>
    private CandidateResult? RunCandidate(int index)
    {
        ComparisonCandidate candidate = _candidates[index];
        var done = new List<FoldResult>();
        try
        {
            for (int fold = 0; fold < _folds.Count; fold++)
            {
                if (_options.CancellationToken.IsCancellationRequested)
                    return null;
                if (_folder?.TryLoad(candidate.Name, _folds[fold]) is { } known)
                {
                    done.Add(known);
                    continue;
                }
                Report(index, fold, null, null);
                long started = _options.TimeProvider.GetTimestamp();
                FoldResult result = RunFold(index, fold);
                // A network that was stopped gives what it has learned so far, which is not what it would be.
                if (_options.CancellationToken.IsCancellationRequested)
                    return null;
                _pace.Add(_options.TimeProvider.GetElapsedTime(started).TotalSeconds);
                _folder?.Save(candidate.Name, result);
                done.Add(result);
            }
            return new CandidateResult(candidate, done);
        }
        catch (OperationCanceledException) when (_options.CancellationToken.IsCancellationRequested)
        {
            return null;
        }
#pragma warning disable CA1031 // A candidate that fails, however it fails, must not end the others' run.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new CandidateResult(candidate, error);
        }
    }

    private FoldResult RunFold(int index, int fold)
    {
        PlannedFold planned = _folds[fold];
        var history = new EpochHistory(_options.Progress is null ? null : training => Report(index, fold, null, training));
        IEstimator<ITransformer> pipeline = _candidates[index].Make(new ComparisonFold(
            planned.Repeat, planned.Fold, planned.TrainCount, unchecked((_options.Seed * 7919) + fold), history, _options.CancellationToken));
        return _runner.Run(pipeline, planned, history);
    }

    private void Report(int index, int fold, CandidateResult? result, TrainingProgress? training) =>
        _options.Progress?.Report(new ComparisonProgress(_candidates[index].Name, index, _candidates.Count, fold, _folds.Count, result)
        {
            Training = training,
            Elapsed = _options.TimeProvider.GetElapsedTime(_started),
            Remaining = _pace.Remaining(fold),
        });
}
