using System.CommandLine;
using DeepEstimators.Samples.Candidates;
using DeepEstimators.Samples.DataSets;
using DeepEstimators.Samples.Reports;
using Microsoft.ML;
using Spectre.Console;

namespace DeepEstimators.Samples.Commands;

/// <summary><c>compare</c>: candidates side by side on one data set.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var data = new DataOptions();
        var candidates = new Option<string?>("--candidates") { Description = "Only these candidates, separated by commas." };
        var folds = new Option<int>("--folds") { Description = "Folds of the cross-validation, from 2. Not used where there are rows to test on.", DefaultValueFactory = _ => 5 };
        var seed = new Option<int>("--seed") { Description = "The seed of all that is random.", DefaultValueFactory = _ => 1 };
        var epochs = new Option<int?>("--epochs") { Description = "Epochs of the networks. Default: as suits each." };
        var json = new Option<string?>("--json") { Description = "Write the results to this file, as a JSON array." };
        var command = new Command("compare", "Compare classic learners and deep networks side by side on the same rows.")
        {
            candidates, folds, seed, epochs, json,
        };
        data.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            var ml = new MLContext(arguments.GetValue(seed)) { FallbackToCpu = true };
            DataSet loaded = data.Load(ml, arguments);
            var run = new Request(
                arguments.GetValue(candidates)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                arguments.GetValue(folds), arguments.GetValue(seed), arguments.GetValue(epochs), arguments.GetValue(json));
            return Task.FromResult(Run(ml, loaded, run, cancellationToken));
        });
        return command;
    }

    private sealed record Request(string[]? Candidates, int Folds, int Seed, int? Epochs, string? Json);

    private static int Run(MLContext ml, DataSet data, Request request, CancellationToken cancellationToken)
    {
        if (request.Folds < 2)
            throw new UserException($"--folds {request.Folds}: at least 2 are needed.");
        if (request.Epochs < 1)
            throw new UserException($"--epochs {request.Epochs}: at least 1 is needed.");
        IReadOnlyList<Candidate> candidates = CandidateCatalog.For(data, request.Candidates);
        AnsiConsole.MarkupLine($"[bold]{Markup.Escape(data.Name)}[/]: {Markup.Escape(data.Statement)}");

        data = LabelKeys.Map(ml, data);
        var table = new ComparisonTable(data.Task, candidates);
        var progress = new LiveProgress(table);
        var context = new CandidateContext(ml, data, request.Epochs, request.Seed, progress, cancellationToken);
        ModelComparison comparison = Start(ml, data);
        foreach (Candidate candidate in candidates)
            comparison.Add(candidate.Name, () => candidate.Make(context));

        ComparisonResult result = progress.During(() => data.Test is { } test
            ? comparison.RunOnTestSet(test, progress, cancellationToken)
            : comparison.Run(request.Folds, seed: request.Seed, progress: progress, cancellationToken: cancellationToken));

        AnsiConsole.Write(table.Renderable);
        string evaluated = data.Test is null ? $"{result.Folds}-fold cross-validation, mean ± standard deviation over the folds" : "evaluated on the test rows";
        AnsiConsole.MarkupLine($"[grey]{evaluated}; fit s: mean time of a fit; model: size of the saved zip.[/]");
        if (request.Json is { } path)
            ComparisonJson.Write(path, result, candidates);
        if (cancellationToken.IsCancellationRequested)
            throw new UserException($"Cancelled after {result.Candidates.Count} of {candidates.Count} candidates.");
        return result.Candidates.All(candidate => candidate.Error is not null) ? 1 : 0;
    }

    private static ModelComparison Start(MLContext ml, DataSet data) => data.Task switch
    {
        PredictionTask.Binary => ml.BinaryClassification.Compare(data.Train, data.Label),
        PredictionTask.Multiclass => ml.MulticlassClassification.Compare(data.Train, data.Label),
        _ => ml.Regression.Compare(data.Train, data.Label),
    };
}
