using System.Text.Json;

namespace DeepEstimators.Samples.Tests.Commands;

public sealed class DepthStudyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Networks_of_each_depth_are_trained_and_their_gradients_written()
    {
        string json = _folder["depths.json"];

        SampleProgram.Outcome outcome = await SampleProgram.Run(
            "depth-study", "--depths", "8,14", "--width", "4", "--kinds", "residual", "--batch-norm", "with", "--rows", "600", "--epochs", "4",
            "--json", json);

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        using JsonDocument document = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        JsonElement[] results = [.. document.RootElement.EnumerateArray()];
        Assert.Equal([8, 14], results.Select(result => result.GetProperty("network").GetProperty("depth").GetInt32()));
        Assert.Equal([8, 14], results.Select(result => result.GetProperty("gradientsBefore").GetArrayLength()));
        Assert.All(results, result => Assert.InRange(result.GetProperty("testAccuracy").GetDouble(), 0.5, 1));
        Assert.Contains("residual", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("has no pictures", "--dataset", "breast-cancer")]
    [InlineData("depth is 9; allowed: 6n + 2", "--depths", "9")]
    [InlineData("--kinds deep: it is plain, residual or both.", "--kinds", "deep")]
    public async Task What_cannot_be_studied_is_said(string message, params string[] arguments)
    {
        SampleProgram.Outcome outcome = await SampleProgram.Run(["depth-study", .. arguments]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }
}
