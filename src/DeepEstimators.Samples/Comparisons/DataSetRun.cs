using System.Globalization;
using DeepEstimators.Explanations;
using DeepEstimators.Samples.Candidates;
using DeepEstimators.Samples.DataSets;
using DeepEstimators.Samples.Reports;
using DeepEstimators.Training;
using Microsoft.ML;
using Spectre.Console;

namespace DeepEstimators.Samples.Comparisons;

/// <summary>Compares the candidates on one data set, shows the result and writes it into a folder if there is one.</summary>
internal sealed class DataSetRun(CompareRequest request, string? folder, CancellationToken cancellationToken)
{
    private ClassActivationPictures? _activations;
    private Action<IReadOnlyList<DepthResult>>? _report;

    /// <exception cref="UserException">The comparison was cancelled, or its folder holds another.</exception>
    public ComparisonResult Run(MLContext ml, DataSet data)
    {
        IReadOnlyList<Candidate> candidates = CandidateCatalog.For(data, request.Candidates);
        AnsiConsole.MarkupLine($"[bold]{Markup.Escape(data.Name)}[/]: {Markup.Escape(data.Statement)}");
        data = LabelKeys.Map(ml, data);
        var progress = new LiveProgress(ObjectiveOf(data.Task));
        ModelComparison comparison = Start(ml, data);
        // A learning curve fits many times, on ever more rows: there is no one network to show.
        _activations = request.Report is null || request.LearningCurve ? null : new ClassActivationPictures(data);
        foreach (Candidate candidate in candidates)
            comparison.Add(candidate.Name, fold => Watched(candidate, fold, candidate.Make(Context(data, fold))), Tags(candidate));
        try
        {
            return request.LearningCurve ? Grow(comparison, data, progress, candidates.Count) : Once(comparison, data, progress, candidates.Count);
        }
        catch (InvalidOperationException error) when (folder is not null && error.Message.Contains(folder, StringComparison.Ordinal))
        {
            throw new UserException(error.Message.Replace("resume it", "resume it with --resume", StringComparison.Ordinal), error);
        }
    }

    /// <summary>Writes the report of <see cref="Run"/> once more, with a depth study; does nothing where there is no report.</summary>
    public void AddToReport(IReadOnlyList<DepthResult> depthStudy) => _report?.Invoke(depthStudy);

    private IEstimator<ITransformer> Watched(Candidate candidate, ComparisonFold fold, IEstimator<ITransformer> pipeline) =>
        _activations?.Watch(candidate.Name, pipeline, fold) ?? pipeline;

    private ComparisonResult Once(ModelComparison comparison, DataSet data, LiveProgress progress, int candidates)
    {
        ComparisonResult result = progress.During(() => comparison.Run(Options(data, progress)));
        Show(result);
        Report(data, result, curve: null);
        ThrowIfCancelled(result.Candidates.Count, candidates);
        return result;
    }

    private ComparisonResult Grow(ModelComparison comparison, DataSet data, LiveProgress progress, int candidates)
    {
        LearningCurve curve = progress.During(() => comparison.RunLearningCurve(Options(data, progress)));
        if (curve.Results.Count == 0)
            throw new UserException("Cancelled before the first point of the learning curve was done.");
        ComparisonResult result = curve.Results[^1];
        Show(result);
        AnsiConsole.Write(TerminalCurve.Of(curve));
        foreach (string finding in curve.Findings())
            AnsiConsole.MarkupLine($"[grey]{Markup.Escape(finding)}[/]");
        if (folder is not null)
            ResultFiles.Write(folder, curve);
        Report(data, result, curve);
        ThrowIfCancelled(cancellationToken.IsCancellationRequested ? 0 : candidates, candidates);
        return result;
    }

    private void Show(ComparisonResult result)
    {
        ComparisonTable table = ComparisonTable.Of(result);
        AnsiConsole.Write(TerminalTable.Of(table));
        foreach (string note in table.Notes)
            AnsiConsole.MarkupLine($"[grey]{Markup.Escape(note)}[/]");
        if (folder is not null)
            ResultFiles.Write(folder, result);
        if (request.Json is { } path)
            ResultFiles.WriteJson(path, file => CandidateList.Write(file, result));
    }

    private void Report(DataSet data, ComparisonResult result, LearningCurve? curve)
    {
        if (request.Report is not { } path)
            return;
        _report = depthStudy => ResultFiles.WriteReport(path, file => result.WriteHtml(file, new HtmlReportOptions
        {
            Title = data.Name,
            Data = data.Test ?? data.Train,
            ExampleColumnName = data.Pictures is not null ? DataSet.PixelColumn : data.HasTexts ? DataSet.TextColumn : null,
            LearningCurve = curve,
            DepthStudy = depthStudy,
            Pictures = _activations?.Pictures ?? [],
        }));
        _report([]);
    }

    private void ThrowIfCancelled(int done, int candidates)
    {
        if (cancellationToken.IsCancellationRequested && done < candidates)
            throw new UserException($"Cancelled after {done} of {candidates} candidates."
                + (folder is null ? "" : $" Go on with: --output {request.Output} --resume"));
    }

    // What a pipeline draws by chance depends on its fold alone, so that a resumed comparison gives what a whole one would.
    private CandidateContext Context(DataSet data, ComparisonFold fold) =>
        new(new MLContext(fold.Seed) { FallbackToCpu = true }, data, request.Epochs, fold.Seed, fold.Progress, fold.CancellationToken)
        {
            TrainRows = fold.TrainRows,
        };

    private ComparisonOptions Options(DataSet data, LiveProgress progress) => new()
    {
        Split = data.Test is { } test ? ComparisonSplit.TestSet(test) : ComparisonSplit.KFold(request.Folds, request.Repeats),
        Seed = request.Seed,
        Folder = folder,
        Resume = request.Resume,
        Settings = $"data set {data.Name}, epochs {request.Epochs?.ToString(CultureInfo.InvariantCulture) ?? "as suits each"}",
        Progress = progress,
        CancellationToken = cancellationToken,
    };

    private static Dictionary<string, string> Tags(Candidate candidate) => new()
    {
        ["features"] = candidate.Features switch
        {
            FeatureSource.HandEngineered => "hand-engineered",
            FeatureSource.Raw => "raw",
            _ => "learned",
        },
        ["learner"] = candidate.Learner,
    };

    private static Objective ObjectiveOf(PredictionTask task) => task switch
    {
        PredictionTask.Binary => Objective.BinaryClassification,
        PredictionTask.Multiclass => Objective.MulticlassClassification,
        _ => Objective.Regression,
    };

    private static ModelComparison Start(MLContext ml, DataSet data) => data.Task switch
    {
        PredictionTask.Binary => ml.BinaryClassification.Compare(data.Train, data.Label),
        PredictionTask.Multiclass => ml.MulticlassClassification.Compare(data.Train, data.Label),
        _ => ml.Regression.Compare(data.Train, data.Label),
    };
}
