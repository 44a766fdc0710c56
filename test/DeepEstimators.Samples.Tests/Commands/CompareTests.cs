using System.Text.Json;

namespace DeepEstimators.Samples.Tests.Commands;

public sealed class CompareTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Digits_hand_engineered_beside_learned()
    {
        JsonElement[] rows = await Compare(
            "--folds", "2", "--candidates", "pixels + FastTree,HOG + linear SVM,small CNN,CNN features + linear SVM", "--epochs", "6");

        Assert.Equal(["pixels + FastTree", "HOG + linear SVM", "small CNN", "CNN features + linear SVM"], rows.Select(Text("candidate")));
        Assert.Equal(["raw", "hand-engineered", "learned", "learned"], rows.Select(Text("features")));
        double[] accuracy = [.. rows.Select(row => Metric(row, "MicroAccuracy"))];
        Assert.InRange(accuracy[0], 0.92, 1);
        Assert.InRange(accuracy[1], 0.90, 1);
        Assert.InRange(accuracy[2], 0.95, 1);
        Assert.InRange(accuracy[3], 0.95, 1);
        Assert.All(rows, row =>
        {
            Assert.Equal(JsonValueKind.Null, row.GetProperty("error").ValueKind);
            Assert.True(row.GetProperty("fitSeconds").GetDouble() > 0);
            Assert.True(row.GetProperty("rowsPerSecond").GetDouble() > 100);
            Assert.True(row.GetProperty("modelBytes").GetInt64() > 1000);
        });
    }

    [Fact]
    public async Task Breast_cancer_is_binary()
    {
        JsonElement[] rows = await Compare("--dataset", "breast-cancer", "--folds", "2", "--candidates", "FastTree,linear SVM,deep tabular", "--epochs", "20");

        Assert.All(rows, row => Assert.InRange(Metric(row, "AreaUnderRocCurve"), 0.96, 1));
    }

    [Fact]
    public async Task A_table_of_ones_own_is_understood()
    {
        var random = new Random(3);
        string rows = string.Concat(Enumerable.Range(0, 300).Select(row =>
        {
            double size = random.NextDouble() * 100;
            string town = row % 3 == 0 ? "Ulm" : "Bonn";
            return FormattableString.Invariant($"{row},{size:0.0},{town},{(size * 3) + (row % 3 == 0 ? 100 : 0):0.0}\n");
        }));
        string csv = _folder.Write("houses.csv", "id,size,town,price\n" + rows);

        JsonElement[] found = await Compare("--csv", csv, "--label", "price", "--folds", "2", "--candidates", "FastTree,FastForest");

        Assert.All(found, row => Assert.InRange(Metric(row, "RSquared"), 0.8, 1));
    }

    private async Task<JsonElement[]> Compare(params string[] arguments)
    {
        string json = _folder["result.json"];
        SampleProgram.Outcome outcome = await SampleProgram.Run(["compare", .. arguments, "--json", json]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Contains("candidate", outcome.Output, StringComparison.Ordinal);
        using JsonDocument document = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        return [.. document.RootElement.EnumerateArray().Select(row => row.Clone())];
    }

    private static Func<JsonElement, string?> Text(string property) => row => row.GetProperty(property).GetString();

    private static double Metric(JsonElement row, string name) => row.GetProperty("metrics").GetProperty(name).GetProperty("mean").GetDouble();
}
