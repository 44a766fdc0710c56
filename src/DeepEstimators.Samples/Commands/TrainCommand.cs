using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using DeepEstimators.Samples.Candidates;
using DeepEstimators.Samples.DataSets;
using DeepEstimators.Samples.Predictions;
using DeepEstimators.Samples.Reports;
using Microsoft.ML;
using Microsoft.ML.Data;
using Spectre.Console;

namespace DeepEstimators.Samples.Commands;

/// <summary><c>train</c>: one candidate, fitted on a whole data set and saved.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var data = new DataOptions();
        var candidate = new Option<string>("--candidate") { Description = "The candidate, by the name that compare prints.", Required = true };
        var model = new Option<string>("--model") { Description = "The model zip to write.", Required = true };
        var seed = new Option<int>("--seed") { Description = "The seed of all that is random.", DefaultValueFactory = _ => 1 };
        var epochs = new Option<int?>("--epochs") { Description = "Epochs of a network. Default: as suits it." };
        var output = new Option<string?>("--output") { Description = "Write the predictions for the data set's rows, its test rows where it has some, to this file as CSV." };
        var checkpoints = new Option<string?>("--checkpoints") { Description = "Save a network's training to this folder after each epoch, and when it is stopped. What another training left there is deleted, but for --resume." };
        var resume = new Option<bool>("--resume") { Description = "Go on from the newest checkpoint in the folder, if there is one." };
        var diagnose = new Option<bool>("--diagnose") { Description = "Show the health of a network's layers: gradients, steps, dead units." };
        var command = new Command("train", "Train one candidate on a data set and save it as a model zip.") { candidate, model, seed, epochs, output, checkpoints, resume, diagnose };
        data.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            var ml = new MLContext(arguments.GetValue(seed)) { FallbackToCpu = true };
            DataSet loaded = data.Load(ml, arguments);
            Candidate chosen = CandidateCatalog.For(loaded, [arguments.GetValue(candidate)!])[0];
            var knobs = new Knobs(
                arguments.GetValue(model)!, arguments.GetValue(seed), arguments.GetValue(epochs), arguments.GetValue(output),
                Checkpoints(arguments.GetValue(checkpoints), arguments.GetValue(resume)), arguments.GetValue(diagnose));
            Run(ml, loaded, chosen, knobs, cancellationToken);
            return Task.FromResult(0);
        });
        return command;
    }

    private sealed record Knobs(
        string Model, int Seed, int? Epochs, string? Output, CheckpointOptions? Checkpoints, bool Diagnose);

    private static CheckpointOptions? Checkpoints(string? folder, bool resume) => folder is null
        ? resume ? throw new UserException("--resume needs --checkpoints, the folder to go on from.") : null
        : new CheckpointOptions { Folder = folder, Resume = resume ? CheckpointResume.IfPresent : CheckpointResume.Never };

    private static void Run(MLContext ml, DataSet data, Candidate candidate, Knobs knobs, CancellationToken cancellationToken)
    {
        AnsiConsole.MarkupLine($"[bold]{Markup.Escape(data.Name)}[/]: {Markup.Escape(data.Statement)}");
        data = LabelKeys.Map(ml, data);
        long started = Stopwatch.GetTimestamp();
        ITransformer model = AnsiConsole.Status().Start($"training {Markup.Escape(candidate.Name)}", status =>
        {
            var progress = new TrainingStatus(text => status.Status($"training {Markup.Escape(candidate.Name)}: {Markup.Escape(text)}"));
            var context = new CandidateContext(ml, data, knobs.Epochs, knobs.Seed, progress, cancellationToken, knobs.Checkpoints)
            {
                Diagnose = knobs.Diagnose,
            };
            IEstimator<ITransformer> pipeline = candidate.Make(context);
            if (data.Task == PredictionTask.Multiclass)
                pipeline = pipeline.Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
            try
            {
                return pipeline.Fit(data.Train);
            }
            catch (InvalidOperationException error) when (knobs.Checkpoints is not null)
            {
                // Checkpoints of another training, or a folder that is in use.
                throw new UserException(error.Message, error);
            }
        });
        try
        {
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"trained in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s"));
            if (knobs.Diagnose)
                ShowDiagnosis(model);
            // What is scored later has no label: the saved schema leaves it out.
            DataViewSchema inputs = ml.Transforms.DropColumns(data.Label).Fit(data.Train).Transform(data.Train).Schema;
            ml.Model.Save(model, inputs, knobs.Model);
            if (knobs.Output is { } output)
                PredictionFile.Write(ml, model.Transform(data.Test ?? data.Train), output);
            AnsiConsole.MarkupLine($"saved [bold]{Markup.Escape(knobs.Model)}[/], {ByteSize.Text(new FileInfo(knobs.Model).Length)}");
        }
        finally
        {
            (model as IDisposable)?.Dispose();
        }
    }

    private static void ShowDiagnosis(ITransformer model)
    {
        var networks = Parts(model).OfType<DeepPredictionTransformer>().Select(part => part.Model.Diagnosis).OfType<TrainingDiagnosis>().ToArray();
        if (networks.Length == 0)
            AnsiConsole.WriteLine("no network was trained that scores itself, so there is nothing to diagnose");
        foreach (TrainingDiagnosis diagnosis in networks)
            AnsiConsole.Write(DiagnosisTable.Of(diagnosis));
    }

    private static IEnumerable<ITransformer> Parts(ITransformer model) =>
        model is IEnumerable<ITransformer> chain ? chain.SelectMany(Parts) : [model];

    private sealed class TrainingStatus(Action<string> show) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => show(LiveProgress.Describe(value));
    }
}
