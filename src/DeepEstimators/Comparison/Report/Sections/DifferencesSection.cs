namespace DeepEstimators.Comparison.Report.Sections;

/// <summary>Each pair of candidates with the tests of their difference.</summary>
internal static class DifferencesSection
{
    public static void Write(HtmlWriter page, ComparisonResult result)
    {
        if (result.Pairs.Count == 0)
            return;
        string tests = string.Join(", ", result.Pairs.Select(pair => pair.TestName).Distinct());
        page.Section("Is it luck?",
            $"Differences in {result.PrimaryMetric}. Test: {tests}; p-values after Holm's correction over all pairs, significant below {result.Significance}. "
            + "Practically: the probability that the first is better, that both are equivalent, that the second is better (Bayesian correlated t-test).");
        page.Table("Differences", ["First", "Second", "Difference", "p", "p, Holm", "McNemar's p", "First better", "Equivalent", "Second better", "Better"]);
        foreach (CandidatePair pair in result.Pairs)
        {
            page.Row(pair.Winner is null ? null : "best").Cell(pair.First).Cell(pair.Second)
                .Number(NumberText.Metric(pair.MeanDifference), pair.MeanDifference)
                .Number(NumberText.PValue(pair.PValue), pair.PValue)
                .Number(NumberText.PValue(pair.AdjustedPValue), pair.AdjustedPValue)
                .Number(pair.McNemar is { } test ? NumberText.PValue(test.PValue) : "–", pair.McNemar?.PValue);
            foreach (double? share in new[] { pair.Practical?.Better, pair.Practical?.Equivalent, pair.Practical?.Worse })
                page.Number(share is { } known ? NumberText.PValue(known) : "–", share);
            page.Cell(pair.Winner ?? "–").EndRow();
        }
        page.EndTable().EndSection();
    }
}
