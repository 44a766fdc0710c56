namespace DeepEstimators.Samples.Tests.Commands;

public sealed class TrainAndScoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("breast-cancer", "deep tabular", 569)]
    [InlineData("breast-cancer", "FastTree", 569)]
    [InlineData("diabetes", "deep tabular", 442)]
    [InlineData("digits", "small CNN", 1797)]
    [InlineData("digits", "HOG + linear SVM", 1797)]
    [InlineData("digits", "CNN features + linear SVM", 1797)]
    public async Task A_model_scores_in_a_new_process_bit_for_bit_as_where_it_was_trained(string dataset, string candidate, int rows)
    {
        string model = _folder["model.zip"], here = _folder["here.csv"], there = _folder["there.csv"];

        SampleProgram.Outcome trained = await SampleProgram.Run(
            "train", "--dataset", dataset, "--candidate", candidate, "--model", model, "--epochs", "2", "--output", here);
        Assert.True(trained.ExitCode == 0, trained.Error);
        SampleProgram.Outcome scored = await SampleProgram.Run("score", "--model", model, "--dataset", dataset, "--output", there);
        Assert.True(scored.ExitCode == 0, scored.Error);

        Assert.Equal(rows + 1, File.ReadLines(there).Count());
        Assert.Equal(File.ReadAllText(here), File.ReadAllText(there));
        Assert.Contains("rows/s", scored.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_training_goes_on_from_its_checkpoints()
    {
        string[] Arguments(string output, params string[] more) =>
        [
            "train", "--dataset", "breast-cancer", "--candidate", "deep tabular", "--model", _folder["model.zip"], "--epochs", "3",
            "--output", _folder[output], .. more,
        ];
        SampleProgram.Outcome whole = await SampleProgram.Run(Arguments("whole.csv", "--checkpoints", _folder["checkpoints"]));
        Assert.True(whole.ExitCode == 0, whole.Error);
        // What is left of a training that was killed in its third epoch.
        string[] files = Directory.GetFiles(_folder["checkpoints"], "*.safetensors").Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(3, files.Length);
        File.Delete(files[2]);

        SampleProgram.Outcome resumed = await SampleProgram.Run(
            Arguments("resumed.csv", "--checkpoints", _folder["checkpoints"], "--resume"));
        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.Equal(File.ReadAllText(_folder["whole.csv"]), File.ReadAllText(_folder["resumed.csv"]));
        Assert.True(File.Exists(files[2]));

        SampleProgram.Outcome other = await SampleProgram.Run(
            Arguments("other.csv", "--checkpoints", _folder["checkpoints"], "--resume", "--seed", "2"));
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("Seed: 1 there, 2 here", other.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(1, (await SampleProgram.Run(Arguments("no.csv", "--resume"))).ExitCode);
    }

    [Fact]
    public async Task Info_tells_what_is_in_a_model()
    {
        string model = _folder["model.zip"];
        SampleProgram.Outcome trained = await SampleProgram.Run(
            "train", "--dataset", "digits", "--candidate", "MLP", "--model", model, "--epochs", "1");
        Assert.True(trained.ExitCode == 0, trained.Error);

        SampleProgram.Outcome info = await SampleProgram.Run("info", "--model", model);

        Assert.True(info.ExitCode == 0, info.Error);
        Assert.Contains("Pixels: Vector<Single, 64>", info.Output, StringComparison.Ordinal);
        Assert.Contains("config.json", info.Output, StringComparison.Ordinal);
        Assert.Contains("weights.safetensors", info.Output, StringComparison.Ordinal);
        Assert.Contains("libtorch", info.Output, StringComparison.Ordinal);
        Assert.Contains("\"mlp\"", info.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_diagnosis_shows_the_layers()
    {
        SampleProgram.Outcome trained = await SampleProgram.Run(
            "train", "--dataset", "digits", "--candidate", "MLP", "--model", _folder["model.zip"], "--epochs", "1", "--diagnose");

        Assert.True(trained.ExitCode == 0, trained.Error);
        Assert.Contains("update ratio", trained.Output, StringComparison.Ordinal);
        Assert.Contains("hidden.linear0", trained.Output, StringComparison.Ordinal);
        Assert.Contains("of 256", trained.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_model_is_an_error()
    {
        string model = _folder["model.zip"];
        SampleProgram.Outcome trained = await SampleProgram.Run(
            "train", "--dataset", "breast-cancer", "--candidate", "deep tabular", "--model", model, "--epochs", "1");
        Assert.True(trained.ExitCode == 0, trained.Error);
        byte[] whole = await File.ReadAllBytesAsync(model);
        await File.WriteAllBytesAsync(model, whole[..(whole.Length / 2)]);

        SampleProgram.Outcome scored = await SampleProgram.Run("score", "--model", model, "--dataset", "breast-cancer", "--output", _folder["p.csv"]);

        Assert.Equal(1, scored.ExitCode);
        Assert.Contains("is no model that can be loaded", scored.Error, StringComparison.Ordinal);
    }
}
