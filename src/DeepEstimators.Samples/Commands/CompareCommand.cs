using System.CommandLine;
using DeepEstimators.Samples.Comparisons;
using DeepEstimators.Samples.DataSets;
using DeepEstimators.Samples.Reports;
using Microsoft.ML;
using Spectre.Console;

namespace DeepEstimators.Samples.Commands;

/// <summary><c>compare</c>: candidates side by side on one data set or several.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var data = new DataOptions();
        var dataSets = new Option<string?>("--datasets") { Description = "Several data sets by name, separated by commas: which candidates are better over all of them?" };
        var candidates = new Option<string?>("--candidates") { Description = "Only these candidates, separated by commas." };
        var folds = new Option<int>("--folds") { Description = "Folds of the cross-validation, from 2. Not used where there are rows to test on.", DefaultValueFactory = _ => 5 };
        var repeats = new Option<int>("--repeats") { Description = "How often to cross-validate, with rows dealt anew.", DefaultValueFactory = _ => 1 };
        var learningCurve = new Option<bool>("--learning-curve") { Description = "Compare on growing shares of the rows to learn from, and find where one candidate overtakes another." };
        var seed = new Option<int>("--seed") { Description = "The seed of all that is random.", DefaultValueFactory = _ => 1 };
        var epochs = new Option<int?>("--epochs") { Description = "Epochs of the networks. Default: as suits each." };
        var output = new Option<string?>("--output") { Description = "Keep the results in this folder as they come, and write them there as JSON, CSV and Markdown." };
        var resume = new Option<bool>("--resume") { Description = "Go on with what --output holds after a kill or a cancellation." };
        var json = new Option<string?>("--json") { Description = "Write the results to this file, a JSON array with one object a candidate; --output writes all numbers." };
        var report = new Option<string?>("--report") { Description = "Write a report with charts to this file, one page of HTML." };
        var depthStudy = new Option<bool>("--depth-study") { Description = "For pictures: afterwards train small plain and residual networks of 8, 20 and 32 layers on 1,000 rows, and show gradients and accuracy by depth." };
        var command = new Command("compare", "Compare classic learners and deep networks side by side on the same rows.")
        {
            dataSets, candidates, folds, repeats, learningCurve, seed, epochs, output, resume, json, report, depthStudy,
        };
        data.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            var request = new CompareRequest
            {
                Candidates = Split(arguments.GetValue(candidates)),
                Folds = arguments.GetValue(folds),
                Repeats = arguments.GetValue(repeats),
                Seed = arguments.GetValue(seed),
                Epochs = arguments.GetValue(epochs),
                LearningCurve = arguments.GetValue(learningCurve),
                Output = arguments.GetValue(output),
                Resume = arguments.GetValue(resume),
                Json = arguments.GetValue(json),
                Report = arguments.GetValue(report),
            };
            request.Validate();
            var ml = new MLContext(request.Seed) { FallbackToCpu = true };
            bool studiesDepth = arguments.GetValue(depthStudy);
            if (Split(arguments.GetValue(dataSets)) is { } names)
            {
                if (studiesDepth)
                    throw new UserException("--depth-study takes one data set of pictures, not --datasets.");
                return Task.FromResult(RunOverDataSets(ml, names, name => data.Load(ml, arguments, name), request, cancellationToken));
            }
            DataSet loaded = data.Load(ml, arguments);
            if (studiesDepth)
                DepthStudyCommand.CheckPictures(loaded);
            var run = new DataSetRun(request, request.Output, cancellationToken);
            int exitCode = ExitCode(run.Run(ml, loaded));
            if (studiesDepth)
                DepthStudyCommand.RunSmall(ml, loaded, request.Seed, request.Epochs, run.AddToReport, cancellationToken);
            return Task.FromResult(exitCode);
        });
        return command;
    }

    private static string[]? Split(string? names) => names?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int ExitCode(ComparisonResult result) => result.Candidates.All(candidate => candidate.Error is not null) ? 1 : 0;

    private static int RunOverDataSets(
        MLContext ml, string[] names, Func<string, DataSet> load, CompareRequest request, CancellationToken cancellationToken)
    {
        if (names.Distinct(StringComparer.Ordinal).Count() < 2)
            throw new UserException("--datasets: at least 2 different data sets are needed.");
        var results = new List<(string, ComparisonResult)>();
        foreach (string name in names.Distinct(StringComparer.Ordinal))
        {
            string? folder = request.Output is null ? null : Path.Combine(request.Output, name);
            results.Add((name, new DataSetRun(request with { Json = null, Report = null }, folder, cancellationToken).Run(ml, load(name))));
            AnsiConsole.WriteLine();
        }
        DataSetsComparison comparison;
        try
        {
            comparison = DataSetsComparison.Of(results);
        }
        catch (ArgumentException error)
        {
            throw new UserException($"--datasets: {error.Message}", error);
        }
        AnsiConsole.MarkupLine("[bold]mean ranks over the data sets[/], 1 the best; bars join what is not told apart");
        Console.Write(comparison.ToDiagram());
        foreach (string finding in comparison.Findings())
            AnsiConsole.MarkupLine($"[grey]{Markup.Escape(finding)}[/]");
        if (request.Output is { } output)
            ResultFiles.Write(output, comparison);
        if (request.Json is { } path)
            ResultFiles.WriteJson(path, comparison.WriteJson);
        if (request.Report is { } report)
            ResultFiles.WriteReport(report, file => comparison.WriteHtml(file, new HtmlReportOptions { Title = string.Join(", ", comparison.DataSets) }));
        return 0;
    }
}
