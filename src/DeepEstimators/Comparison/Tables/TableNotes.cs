using System.Globalization;
using DeepEstimators.Training;

namespace DeepEstimators;

/// <summary>What a comparison's table means.</summary>
internal static class TableNotes
{
    public static IReadOnlyList<string> Of(ComparisonResult result)
    {
        var notes = new List<string> { Evaluated(result) };
        string level = (result.Significance * 100).ToString("0.##", CultureInfo.InvariantCulture);
        string[] tests = [.. result.Pairs.Select(pair => pair.TestName).Where(name => name != "none").Distinct()];
        if (tests.Length > 0)
            notes.Add($"★ the best and those not significantly worse; better than: significantly, by the {string.Join(" and the ", tests)} "
                + $"at {level} % with Holm's correction over {result.Pairs.Count} {(result.Pairs.Count == 1 ? "pair" : "pairs")}.");
        else if (result.Pairs.Count > 0)
            notes.Add("★ not told apart: one fold has no test of this metric.");
        notes.Add("fit s: mean time of a fit; model: size of the saved zip; memory: rise of the working set during fit and scoring"
            + (result.Objective == Objective.Regression ? "." : "; log-loss in nats; ECE: expected calibration error."));
        return notes;
    }

    private static string Evaluated(ComparisonResult result) => result.Folds > 1
        ? $"{Capital(result.Split)}: mean ± standard deviation over {result.Folds} folds; the interval is corrected for training parts that overlap."
        : $"{Capital(result.Split)}.";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
