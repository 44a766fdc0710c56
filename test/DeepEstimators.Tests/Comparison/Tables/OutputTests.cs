using System.Text.Json;
using DeepEstimators.Tests.Comparison.Results;
using Microsoft.ML;
using Microsoft.ML.Transforms;

namespace DeepEstimators.Tests.Comparison.Tables;

public class OutputTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly Lazy<ComparisonResult> _result;

    public OutputTests() => _result = new(() => _ml.MulticlassClassification.Compare(ComparisonData.View(_ml, 90), "Class")
        .Add("entropy", _ => Keyed().Append(_ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Class")),
            new Dictionary<string, string> { ["features"] = "raw, \"as they are\"" })
        .Add("broken | pipe", () => throw new InvalidOperationException("no such\ncolumn"))
        .Add("network", fold => Keyed().Append(_ml.MulticlassClassification.Trainers.DeepTabular(
            "Class", network: Network.Mlp([4]), training: new TrainingOptions { Epochs = 2, Seed = fold.Seed, Progress = fold.Progress })))
        .Run(new ComparisonOptions { Split = ComparisonSplit.KFold(3), Significance = 0.1 }));

    private ValueToKeyMappingEstimator Keyed() => _ml.Transforms.Conversion.MapValueToKey("Class");

    [Fact]
    public void Costs_and_metrics_are_there()
    {
        CandidateResult entropy = _result.Value.Candidates[0], network = _result.Value.Candidates[2];

        Assert.Null(entropy.Error);
        Assert.Null(network.Error);
        Assert.Equal(["maybe", "no", "yes"], _result.Value.Classes);
        Assert.Equal((3 * 2) + 3, entropy.Parameters); // weights and biases of three classes
        Assert.Equal((2 * 4) + 4 + (4 * 3) + 3, network.Parameters);
        Assert.Equal(("cpu", "cpu"), (entropy.Device, network.Device));
        Assert.All([entropy, network], candidate => Assert.True(
            candidate is { FitSeconds: > 0, RowsPerSecond: > 0, ModelBytes: > 0, PeakMemoryBytes: >= 0 }));
        string[] expected =
        [
            "MicroAccuracy", "MacroAccuracy", "LogLoss", "LogLossReduction", "CrossEntropy", "BrierScore", "ExpectedCalibrationError",
            "MacroF1", "WeightedF1", "MacroAreaUnderRocCurve", "PerClassLogLoss[yes]", "PerClassLogLoss[no]", "PerClassLogLoss[maybe]",
        ];
        Assert.Empty(expected.Except(entropy.Metrics.Select(metric => metric.Name)));
        Assert.Equal(entropy["LogLoss"].Mean, entropy["CrossEntropy"].Mean, 5);
        Assert.Equal([1, 2], network.Folds[0].History.Select(point => point.Epoch));
    }

    [Fact]
    public void Rows_are_a_data_view()
    {
        IDataView rows = _result.Value.ToDataView(_ml);

        Assert.Equal(["Candidate", "Repeat", "Fold", "TrainRows", "TestRows", "Metric", "Value"], rows.Schema.Select(column => column.Name));
        var accuracies = rows.GetColumnValues<string>("Metric").Zip(rows.GetColumnValues<double>("Value"), rows.GetColumnValues<string>("Candidate"))
            .Where(row => row is { First: "MicroAccuracy", Third: "network" }).Select(row => row.Second);
        Assert.Equal(_result.Value.Candidates[2]["MicroAccuracy"].Values, accuracies);
        Assert.Contains("Parameters", rows.GetColumnValues<string>("Metric"));
    }

    [Fact]
    public void Json_holds_metrics_tests_fronts_and_errors()
    {
        using var stream = new MemoryStream();
        _result.Value.WriteJson(stream);
        JsonElement root = JsonDocument.Parse(stream.ToArray()).RootElement;

        Assert.Equal("MulticlassClassification", root.GetProperty("task").GetString());
        JsonElement entropy = root.GetProperty("candidates")[0], broken = root.GetProperty("candidates")[1];
        JsonElement accuracy = entropy.GetProperty("metrics").GetProperty("MicroAccuracy");
        Assert.Equal(_result.Value.Candidates[0]["MicroAccuracy"].Mean, accuracy.GetProperty("mean").GetDouble());
        Assert.Equal(3, accuracy.GetProperty("values").GetArrayLength());
        Assert.Equal(0.95, accuracy.GetProperty("interval").GetProperty("level").GetDouble());
        Assert.Equal("no such\ncolumn", broken.GetProperty("error").GetProperty("message").GetString());
        Assert.Equal("entropy", root.GetProperty("pairs")[0].GetProperty("first").GetString());
        Assert.Equal("corrected resampled t-test", root.GetProperty("pairs")[0].GetProperty("testName").GetString());
        Assert.Contains("entropy", root.GetProperty("paretoFronts").GetProperty("FitSeconds").EnumerateArray().Select(name => name.GetString()));
        Assert.True(root.GetProperty("environment").GetProperty("processors").GetInt32() > 0);
    }

    [Fact]
    public void Infinite_values_are_null_in_json()
    {
        using var stream = new MemoryStream();
        MadeResult.Of("LogLoss", 10, ("certain", [double.PositiveInfinity, 1])).WriteJson(stream);
        JsonElement metric = JsonDocument.Parse(stream.ToArray()).RootElement.GetProperty("candidates")[0].GetProperty("metrics").GetProperty("LogLoss");

        Assert.Equal([JsonValueKind.Null, JsonValueKind.Number], metric.GetProperty("values").EnumerateArray().Select(value => value.ValueKind));
        Assert.Equal(JsonValueKind.Null, metric.GetProperty("mean").ValueKind);
        Assert.Equal(JsonValueKind.Null, metric.GetProperty("interval").ValueKind);
    }

    [Fact]
    public void Csv_has_a_line_a_fold_and_one_for_a_failure()
    {
        using var text = new StringWriter();
        _result.Value.WriteCsv(text);
        string[] lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("Candidate,features,Repeat,Fold,TrainRows,TestRows,MicroAccuracy,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("entropy,\"raw, \"\"as they are\"\"\",0,0,60,30,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("\"no such", lines[4], StringComparison.Ordinal); // a line break within quotes
        Assert.StartsWith("network,,0,0,", lines[6], StringComparison.Ordinal);
        Assert.Equal(9, lines.Length);
        Assert.Equal(lines[0].Split(',').Length, lines[6].Split(',').Length);
    }

    [Fact]
    public void Markdown_marks_the_best_and_whom_they_beat()
    {
        ComparisonResult made = MadeResult.Of("Accuracy", 40, ("low", [0.71, 0.69, 0.72, 0.7]), ("high", [0.95, 0.94, 0.96, 0.95]), ("close", [0.94, 0.95, 0.95, 0.95]));
        string[] lines = made.ToMarkdown().Split('\n');

        Assert.Equal("| # | candidate | features | accuracy | 95 % interval | better than | AUC | F1 | log-loss | ECE | fit s | rows/s | model | memory | parameters |", lines[0]);
        Assert.StartsWith("| ---: | --- | --- | ---: |", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("| 1 | low | made | 0.7050 ± 0.0129 | ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("| 2 | high | made | **0.9500 ± 0.0082 ★** | ", lines[3], StringComparison.Ordinal);
        Assert.Contains(" | 1 | – | – | – | – | 1.50 | 20 | 2,048 B | – | – |", lines[3], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("corrected resampled t-test at 5 % with Holm's correction over 3 pairs", StringComparison.Ordinal));
        Assert.Contains("| 2 | broken \\| pipe |  | failed: no such column |", _result.Value.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_candidates_are_short() => Assert.Equal(["", "4", "1, 2", "1, 3–5, 9"],
        new int[][] { [], [4], [1, 2], [1, 3, 4, 5, 9] }.Select(Ranges.Of));
}
