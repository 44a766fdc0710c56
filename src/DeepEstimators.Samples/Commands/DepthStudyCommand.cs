using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DeepEstimators.Explanations;
using DeepEstimators.Networks;
using DeepEstimators.Samples.DataSets;
using DeepEstimators.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Spectre.Console;

namespace DeepEstimators.Samples.Commands;

/// <summary><c>depth-study</c>: plain and residual networks from shallow to deep.</summary>
internal static class DepthStudyCommand
{
    private const double TestShare = 0.2;
    private const int SmallRows = 1000;
    private const int SmallEpochs = 5;
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static Command Create()
    {
        var data = new DataOptions();
        var depths = new Option<string>("--depths") { Description = "Layers with weights, 6n + 2 each, separated by commas.", DefaultValueFactory = _ => "8,20,32,56,110" };
        var width = new Option<int>("--width") { Description = "Channels of the first stage.", DefaultValueFactory = _ => 8 };
        var kinds = new Option<string>("--kinds") { Description = "plain, residual or both.", DefaultValueFactory = _ => "both" };
        var norm = new Option<string>("--batch-norm") { Description = "without, with or both.", DefaultValueFactory = _ => "both" };
        var dropout = new Option<string>("--dropout") { Description = "Shares of a block's maps dropped in training, separated by commas.", DefaultValueFactory = _ => "0" };
        var epochs = new Option<int>("--epochs") { Description = "Epochs of each network.", DefaultValueFactory = _ => 10 };
        var rows = new Option<int?>("--rows") { Description = "Learn from so many pictures only. Default: all." };
        var seed = new Option<int>("--seed") { Description = "The seed of all that is random.", DefaultValueFactory = _ => 1 };
        var json = new Option<string?>("--json") { Description = "Write the results, with the gradient of each layer, to this file." };
        var command = new Command("depth-study", "Train plain and residual networks of several depths on pictures: gradients layer by layer, and accuracy against depth.")
        {
            depths, width, kinds, norm, dropout, epochs, rows, seed, json,
        };
        data.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            var options = new DepthStudyOptions
            {
                Depths = [.. Numbers(arguments.GetValue(depths)!, "--depths").Select(depth => (int)depth)],
                Width = arguments.GetValue(width),
                Shortcuts = Choice(arguments.GetValue(kinds)!, "plain", "residual", "--kinds"),
                BatchNorm = Choice(arguments.GetValue(norm)!, "without", "with", "--batch-norm"),
                Dropout = Numbers(arguments.GetValue(dropout)!, "--dropout"),
            };
            options.Training.Epochs = arguments.GetValue(epochs);
            options.Training.Seed = arguments.GetValue(seed);
            options.Training.CancellationToken = cancellationToken;
            var ml = new MLContext(arguments.GetValue(seed)) { FallbackToCpu = true };
            return Task.FromResult(Run(ml, data.Load(ml, arguments), options, arguments.GetValue(rows), Save(arguments.GetValue(json)), cancellationToken));
        });
        return command;
    }

    /// <summary>The shape of the data set's pictures.</summary>
    /// <exception cref="UserException">It has none.</exception>
    public static PictureShape CheckPictures(DataSet data) => data.Pictures
        ?? throw new UserException($"{data.Name} has no pictures; depth-study takes digits, mnist, fashion-mnist or optdigits.");

    /// <summary>A study of narrow networks on few rows, to go with a comparison; <paramref name="done"/> is given what was trained, after a cancellation too.</summary>
    /// <exception cref="UserException">The study was cancelled.</exception>
    public static void RunSmall(MLContext ml, DataSet data, int seed, int? epochs, Action<IReadOnlyList<DepthResult>> done, CancellationToken cancellationToken)
    {
        var options = new DepthStudyOptions { Depths = [8, 20, 32], Width = 4 };
        options.Training.Epochs = epochs ?? SmallEpochs;
        options.Training.Seed = seed;
        options.Training.CancellationToken = cancellationToken;
        Run(ml, data, options, SmallRows, done, cancellationToken);
    }

    private static Action<IReadOnlyList<DepthResult>> Save(string? path) => results =>
    {
        if (path is not null)
            File.WriteAllText(path, JsonSerializer.Serialize(results, s_json));
    };

    private static int Run(
        MLContext ml, DataSet data, DepthStudyOptions options, int? rows, Action<IReadOnlyList<DepthResult>> done, CancellationToken cancellationToken)
    {
        PictureShape pictures = CheckPictures(data);
        AnsiConsole.MarkupLine($"[bold]{Markup.Escape(data.Name)}[/]: {Markup.Escape(data.Statement)}");
        data = LabelKeys.Map(ml, data);
        if (data.Test is null)
        {
            DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(data.Train, TestShare, seed: (int?)options.Training.Seed);
            data = data with { Train = split.TrainSet, Test = split.TestSet };
        }
        if (rows is { } count)
            data = data with { Train = ml.Data.TakeRows(data.Train, count) };
        int classes = checked((int)((KeyDataViewType)data.Train.Schema[data.Label].Type).Count);
        var shape = InputShape.Image(1, pictures.Height, pictures.Width);
        using TrainingData train = Read(data, data.Train, shape), test = Read(data, data.Test!, shape);

        var table = new Table().Border(TableBorder.Simple).AddColumns("network", "batch norm", "dropout");
        foreach (string name in new[] { "depth", "parameters", "first / last gradient", "loss", "accuracy: train", "test", "fit s" })
            table.AddColumn(new TableColumn(name).RightAligned());
        var results = new List<DepthResult>();
        foreach (DepthResult result in Study(train, test, shape, classes, options))
        {
            if (cancellationToken.IsCancellationRequested)
                break;
            results.Add(result);
            table.AddRow(Cells(result));
            Console.Error.WriteLine($"{Kind(result.Network)}, {result.Network.Depth} layers: "
                + (result.Error ?? string.Create(CultureInfo.InvariantCulture, $"test accuracy {result.TestAccuracy:0.0000}")));
        }
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLine("[grey]first / last gradient: norm at the first layer by that at the last convolution, before training; "
            + "far below 1, the gradient vanishes on its way back.[/]");
        done(results);
        if (cancellationToken.IsCancellationRequested)
            throw new UserException($"Cancelled after {results.Count} networks.");
        return 0;
    }

    private static IEnumerable<DepthResult> Study(TrainingData train, TrainingData test, InputShape shape, int classes, DepthStudyOptions options)
    {
        try
        {
            return DepthStudy.Run(train, test, shape, classes, options);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new UserException(error.Message);
        }
    }

    private static string[] Cells(DepthResult result)
    {
        string Number(double value, string format) => double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);
        return
        [
            result.Network.Shortcuts ? "residual" : "plain",
            result.Network.BatchNorm ? "with" : "without",
            Number(result.Network.Dropout, "0.##"),
            result.Network.Depth.ToString(CultureInfo.InvariantCulture),
            result.Parameters.ToString("N0", CultureInfo.InvariantCulture),
            Number(result.GradientRatio, "0.0e+0"),
            result.Error is null ? Number(result.TrainingLoss, "0.000") : "not finite",
            Number(result.TrainingAccuracy, "0.0000"),
            Number(result.TestAccuracy, "0.0000"),
            Number(result.Elapsed.TotalSeconds, "0.0"),
        ];
    }

    private static string Kind(ResNetNetwork network) =>
        $"{(network.Shortcuts ? "residual" : "plain")} {(network.BatchNorm ? "with" : "without")} batch norm";

    private static TrainingData Read(DataSet data, IDataView view, InputShape shape)
    {
        float[] pixels = [.. view.GetColumn<float[]>(DataSet.PixelColumn).SelectMany(row => row)];
        long[] labels = [.. view.GetColumn<uint>(data.Label).Select(key => key - 1L)];
        return TrainingData.Create(pixels, shape, labels);
    }

    private static double[] Numbers(string text, string option) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new UserException($"{option}: '{part}' is no number."))];

    private static bool[] Choice(string text, string no, string yes, string option) => text.ToLowerInvariant() switch
    {
        "both" => [false, true],
        var choice when choice == no => [false],
        var choice when choice == yes => [true],
        _ => throw new UserException($"{option} {text}: it is {no}, {yes} or both."),
    };
}
