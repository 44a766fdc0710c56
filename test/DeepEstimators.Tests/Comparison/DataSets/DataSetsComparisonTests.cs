using System.Text.Json;
using DeepEstimators.Tests.Comparison.Results;

namespace DeepEstimators.Tests.Comparison.DataSets;

public class DataSetsComparisonTests
{
    [Fact]
    public void Candidates_are_ranked_on_each_data_set_by_its_own_metric()
    {
        DataSetsComparison comparison = DataSetsComparison.Of(
        [
            ("digits", MadeResult.Of("Accuracy", 10, ("a", [0.9, 0.9]), ("b", [0.8, 0.8]), ("only here", [0.7, 0.7]))),
            ("houses", MadeResult.Of("RootMeanSquaredError", 10, ("b", [2, 2]), ("a", [1, 1]))),
            ("flowers", MadeResult.Of("Accuracy", 10, ("a", [0.5, 0.5]), ("b", [0.6, 0.6]))),
        ]);

        Assert.Equal(["a", "b"], comparison.Candidates);
        Assert.Equal(["only here"], comparison.LeftOut);
        Assert.Equal([[1, 2], [1, 2], [2, 1]], comparison.Ranks.Ranks);
        Assert.Equal([4.0 / 3, 5.0 / 3], comparison.Ranks.MeanRanks);
        Assert.Equal(1.0 / 3, comparison.Friedman.ChiSquared, 9);
        Assert.Equal([(0, 1)], comparison.Diagram.Groups);
        string markdown = comparison.ToMarkdown();
        Assert.Contains("| houses | 1.0000 (1) | 2.0000 (2) |", markdown, StringComparison.Ordinal);
        Assert.Contains("| mean rank | 1.33 | 1.67 |", markdown, StringComparison.Ordinal);
        Assert.Contains("Not told apart: a (1.33), b (1.67).", markdown, StringComparison.Ordinal);
        Assert.Contains("only here", markdown, StringComparison.Ordinal);
        using var json = new MemoryStream();
        comparison.WriteJson(json);
        JsonElement root = JsonDocument.Parse(json.ToArray()).RootElement;
        Assert.Equal("a", root.GetProperty("criticalDifference").GetProperty("groups")[0][0].GetString());
        Assert.Equal(2, root.GetProperty("ranks")[2][0].GetDouble());
    }

    [Fact]
    public void The_diagram_stands_on_its_side()
    {
        double[] Twice(double value) => [value, value];
        ComparisonResult Made(double a, double b, double c) => MadeResult.Of("Accuracy", 10, ("a", Twice(a)), ("long", Twice(b)), ("c", Twice(c)));
        // Eight data sets: critical difference 2.343 · √(12/48) = 1.17; ranks 1, 2 and 3 on all.
        DataSetsComparison apart = DataSetsComparison.Of([.. Enumerable.Range(0, 8).Select(set => ($"s{set}", Made(0.9, 0.8, 0.7)))]);

        Assert.Equal(1.1718, apart.Diagram.CriticalDifference, 3);
        Assert.Equal("  1.00  a     ╷\n  2.00  long  ╵ ╷\n  3.00  c       ╵\n", apart.ToDiagram());
    }

    [Fact]
    public void Too_few_are_refused()
    {
        ComparisonResult one = MadeResult.Of("Accuracy", 10, ("a", [0.9, 0.9]), ("b", [0.8, 0.8])), other = MadeResult.Of("Accuracy", 10, ("a", [0.9, 0.9]), ("c", [0.8, 0.8]));
        Assert.Contains("at least 2 are needed", Assert.Throws<ArgumentException>(() => DataSetsComparison.Of([("x", one)])).Message, StringComparison.Ordinal);
        Assert.Contains("1 candidate(s) succeeded on all", Assert.Throws<ArgumentException>(() => DataSetsComparison.Of([("x", one), ("y", other)])).Message, StringComparison.Ordinal);
    }
}
