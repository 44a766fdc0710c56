using System.IO.Compression;
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
            Assert.InRange(row.GetProperty("metrics").GetProperty("MicroAccuracy").GetProperty("sd").GetDouble(), 1e-6, 0.1);
            Assert.True(row.GetProperty("fitSeconds").GetDouble() > 0);
            Assert.True(row.GetProperty("rowsPerSecond").GetDouble() > 100);
            Assert.True(row.GetProperty("modelBytes").GetInt64() > 1000);
        });
    }

    [Fact]
    public async Task Tables_have_features_that_are_engineered_of_their_numbers()
    {
        JsonElement[] rows = await Compare("--dataset", "diabetes", "--candidates", "FastTree,interactions + FastTree,binned interactions + linear regression");

        Assert.Equal(["raw", "hand-engineered", "hand-engineered"], rows.Select(Text("features")));
        Assert.Equal(["FastTree", "FastTree", "linear regression"], rows.Select(Text("learner")));
        // The labels' standard deviation is 77; bins of all interactions are more than the rows, which a line follows too closely.
        Assert.All(rows[..2], row => Assert.InRange(Metric(row, "RootMeanSquaredError"), 50, 65));
        Assert.InRange(Metric(rows[2], "RootMeanSquaredError"), 60, 75);
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

    [Fact]
    public async Task Results_are_kept_in_a_folder_and_gone_on_from()
    {
        string folder = _folder["results"];
        string[] arguments = ["compare", "--dataset", "breast-cancer", "--folds", "3", "--repeats", "2", "--candidates", "linear SVM,logistic regression,FastTree", "--output", folder];
        SampleProgram.Outcome first = await SampleProgram.Run(arguments);
        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Contains("better than", first.Output, StringComparison.Ordinal);
        Assert.Contains("★", first.Output, StringComparison.Ordinal);
        Assert.Contains("2 × 3-fold cross-validation", first.Output, StringComparison.Ordinal);
        // No cell of the table is folded: every candidate is one line.
        string[] lines = first.Output.Split('\n');
        string[] names = ["linear SVM", "logistic regression", "FastTree"];
        Assert.All(names.Index(), name => Assert.Single(lines, line => line.StartsWith($"  {name.Index + 1}   {name.Item} ", StringComparison.Ordinal)));
        int header = Array.FindIndex(lines, line => line.Contains("better than", StringComparison.Ordinal));
        Assert.StartsWith("──", lines[header + 1], StringComparison.Ordinal);
        Assert.Contains("fit s", lines[header], StringComparison.Ordinal);
        string json = await File.ReadAllTextAsync(Path.Combine(folder, "result.json"));
        string[] csv = await File.ReadAllLinesAsync(Path.Combine(folder, "result.csv"));
        Assert.Equal(1 + (3 * 6), csv.Length);
        Assert.StartsWith("| # | candidate |", await File.ReadAllTextAsync(Path.Combine(folder, "result.md")), StringComparison.Ordinal);

        string[] folds = Directory.GetFiles(Path.Combine(folder, "folds"));
        Assert.Equal(18, folds.Length);
        File.Delete(folds[4]);
        File.Delete(folds[11]);
        SampleProgram.Outcome again = await SampleProgram.Run(arguments), resumed = await SampleProgram.Run([.. arguments, "--resume"]);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("resume it with --resume", again.Error, StringComparison.Ordinal);
        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.Equal(18, Directory.GetFiles(Path.Combine(folder, "folds")).Length);
        Assert.Equal(Metrics(json), Metrics(await File.ReadAllTextAsync(Path.Combine(folder, "result.json"))));
    }

    [Fact]
    public async Task A_learning_curve_and_several_data_sets()
    {
        string folder = _folder["curve"];
        SampleProgram.Outcome curve = await SampleProgram.Run("compare", "--dataset", "breast-cancer", "--folds", "2", "--candidates", "linear SVM,logistic regression", "--learning-curve", "--output", folder);
        Assert.True(curve.ExitCode == 0, curve.Error);
        Assert.Contains("Accuracy after rows", curve.Output, StringComparison.Ordinal);
        using (JsonDocument document = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "learning-curve.json"))))
            Assert.Equal(6, document.RootElement.GetProperty("series")[0].GetProperty("points").GetArrayLength());

        folder = _folder["sets"];
        SampleProgram.Outcome sets = await SampleProgram.Run("compare", "--datasets", "breast-cancer,diabetes", "--folds", "2", "--candidates", "FastTree,FastForest", "--output", folder);
        Assert.True(sets.ExitCode == 0, sets.Error);
        Assert.Contains("Nemenyi's critical difference of mean ranks at 5 %: 1.39", sets.Output, StringComparison.Ordinal); // 1.96 / √2
        Assert.True(File.Exists(Path.Combine(folder, "diabetes", "result.json")));
        Assert.Contains("| mean rank |", await File.ReadAllTextAsync(Path.Combine(folder, "data-sets.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_on_pictures_shows_where_a_convolutional_network_sees_each_class()
    {
        string report = _folder["digits.html"];
        SampleProgram.Outcome outcome = await SampleProgram.Run(
            "compare", "--folds", "2", "--epochs", "1", "--candidates", "pixels + linear SVM,MLP,small CNN", "--report", report);

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        string html = await File.ReadAllTextAsync(report);
        for (int digit = 0; digit < 10; digit++)
            Assert.Contains($"<figcaption>small CNN: where it sees {digit} (row {digit})</figcaption>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("MLP: where it sees", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_on_texts_shows_those_taken_for_the_wrong_class()
    {
        const string Odd = "claim a free prize of 77 pounds";
        Directory.CreateDirectory(_folder["sms-spam"]);
        using (var file = new StreamWriter(new GZipStream(File.Create(_folder[Path.Combine("sms-spam", "SMSSpamCollection.gz")]), CompressionLevel.Fastest)))
        {
            for (int row = 0; row < 60; row++)
                await file.WriteLineAsync(row % 2 == 0 ? $"spam\tclaim a free prize of {row} pounds" : $"ham\tsee you at home by {row} tonight");
            await file.WriteLineAsync($"ham\t{Odd}");
        }
        string report = _folder["texts.html"];

        SampleProgram.Outcome outcome = await SampleProgram.Run("compare", "--dataset", "sms-spam", "--data", Path.GetDirectoryName(report)!,
            "--folds", "2", "--candidates", "n-grams + logistic regression", "--report", report);

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Contains($"<blockquote>{Odd}</blockquote><figcaption>row 60", await File.ReadAllTextAsync(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_of_depth_follows_the_comparison()
    {
        string report = _folder["depth.html"];

        SampleProgram.Outcome outcome = await SampleProgram.Run(
            "compare", "--folds", "2", "--candidates", "HOG + linear SVM", "--epochs", "1", "--depth-study", "--report", report);
        SampleProgram.Outcome table = await SampleProgram.Run("compare", "--dataset", "breast-cancer", "--candidates", "FastTree", "--depth-study");

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Contains("HOG + linear SVM", outcome.Output, StringComparison.Ordinal);
        foreach (string network in new[] { "plain", "residual" })
        {
            foreach (int depth in new[] { 8, 20, 32 })
                Assert.Contains($"{network} with batch norm, {depth} layers: test accuracy 0.", outcome.Error, StringComparison.Ordinal);
        }
        string page = await File.ReadAllTextAsync(report);
        Assert.Contains("How deep?", page, StringComparison.Ordinal);
        Assert.Contains("plain, without batch norm, 32 layers", page, StringComparison.Ordinal);
        Assert.Equal(1, table.ExitCode);
        Assert.Contains("breast-cancer has no pictures", table.Error, StringComparison.Ordinal);
    }

    private static string[] Metrics(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("candidates").EnumerateArray().Select(row => row.GetProperty("metrics").GetRawText())];
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
