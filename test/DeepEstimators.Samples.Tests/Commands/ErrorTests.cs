namespace DeepEstimators.Samples.Tests.Commands;

/// <summary>Bad input gives one clear error on the standard error, and exit code 1.</summary>
public sealed class ErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("There is no candidate 'forest of gumps' for breast-cancer; there are: ", "compare", "--dataset", "breast-cancer", "--candidates", "forest of gumps")]
    [InlineData("There is no data set 'nonsense'; there are: ", "compare", "--dataset", "nonsense")]
    [InlineData("There is no file 'missing.csv'.", "compare", "--csv", "missing.csv", "--label", "y")]
    [InlineData("Say with --label which column of missing.csv to predict.", "compare", "--csv", "missing.csv")]
    [InlineData("--folds 1: from 2 to 1,000 are possible.", "compare", "--dataset", "breast-cancer", "--folds", "1")]
    [InlineData("--repeats 0: from 1 to 1,000 are possible.", "compare", "--dataset", "breast-cancer", "--repeats", "0")]
    [InlineData("--resume needs --output", "compare", "--dataset", "breast-cancer", "--resume")]
    [InlineData("--datasets: at least 2 different data sets are needed.", "compare", "--datasets", "digits")]
    [InlineData("say with --data which folder holds it.", "compare", "--dataset", "adult")]
    [InlineData("There is no model 'missing.zip'.", "score", "--model", "missing.zip", "--dataset", "digits", "--output", "p.csv")]
    public async Task Wrong_arguments(string message, params string[] arguments) => await Expect(message, arguments);

    [Fact]
    public async Task A_table_without_the_label_column() =>
        await Expect("t.csv has no column 'price'; it has: a, b.", "compare", "--csv", _folder.Write("t.csv", "a,b\n1,2\n3,4\n"), "--label", "price");

    [Fact]
    public async Task An_empty_table() =>
        await Expect("t.csv is empty", "compare", "--csv", _folder.Write("t.csv", ""), "--label", "price");

    [Fact]
    public async Task A_text_in_a_number_column()
    {
        string rows = string.Concat(Enumerable.Range(0, 40).Select(row => $"{(row == 7 ? "seven" : $"{row}")},{row % 2}\n"));

        await Expect("t.csv, line 9, column 'x': 'seven' is not a number", "compare", "--csv", _folder.Write("t.csv", "x,y\n" + rows), "--label", "y");
    }

    [Fact]
    public async Task A_model_that_is_none() =>
        await Expect("is no model that can be loaded", "score", "--model", _folder.Write("m.zip", "PK this is no zip"), "--dataset", "digits", "--output", _folder["p.csv"]);

    private static async Task Expect(string message, params string[] arguments)
    {
        SampleProgram.Outcome outcome = await SampleProgram.Run(arguments);

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("error: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("   at ", outcome.Error + outcome.Output, StringComparison.Ordinal);
    }
}
