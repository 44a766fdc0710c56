using System.Globalization;
using System.Text;
using DeepEstimators.Comparison.Statistics;

namespace DeepEstimators;

/// <summary>A comparison over data sets in words.</summary>
internal static class DataSetsText
{
    public static string Markdown(DataSetsComparison comparison)
    {
        var text = new StringBuilder("| data set | ");
        text.AppendJoin(" | ", comparison.Candidates.Select(name => name.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n| --- |");
        text.Insert(text.Length, " ---: |", comparison.Candidates.Count).Append('\n');
        for (int set = 0; set < comparison.DataSets.Count; set++)
        {
            text.Append("| ").Append(comparison.DataSets[set]).Append(" | ")
                .AppendJoin(" | ", comparison.Values[set].Select((value, place) =>
                    $"{NumberText.Metric(value)} ({Rank(comparison.Ranks.Ranks[set][place])})"))
                .Append(" |\n");
        }
        text.Append("| mean rank | ").AppendJoin(" | ", comparison.Ranks.MeanRanks.Select(rank => rank.ToString("0.00", CultureInfo.InvariantCulture)))
            .Append(" |\n");
        foreach (string finding in Findings(comparison))
            text.Append('\n').Append(finding).Append('\n');
        text.Append("\n```\n").Append(Diagram(comparison.Diagram)).Append("```\n");
        return text.ToString();
    }

    public static IReadOnlyList<string> Findings(DataSetsComparison comparison)
    {
        FriedmanResult friedman = comparison.Friedman;
        CriticalDifferenceDiagram diagram = comparison.Diagram;
        var findings = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture,
                $"Friedman's test, in Iman and Davenport's form: F({friedman.DegreesOfFreedom:0}, {friedman.DenominatorDegreesOfFreedom:0}) = {friedman.F:0.00}, p {PValue(friedman.PValue)}."),
            string.Create(CultureInfo.InvariantCulture,
                $"Nemenyi's critical difference of mean ranks at {diagram.Significance * 100:0.##} %: {diagram.CriticalDifference:0.00}."),
        };
        findings.AddRange(diagram.Groups.Select(group => "Not told apart: " + string.Join(", ", diagram.Candidates
            .Skip(group.First).Take(group.Last - group.First + 1)
            .Select(candidate => string.Create(CultureInfo.InvariantCulture, $"{candidate.Name} ({candidate.MeanRank:0.00})"))) + "."));
        if (diagram.Groups.Count == 0)
            findings.Add("All candidates differ significantly.");
        if (comparison.LeftOut.Count > 0)
            findings.Add($"Left out, since not on all data sets: {string.Join(", ", comparison.LeftOut)}.");
        return findings;
    }

    public static string Diagram(CriticalDifferenceDiagram diagram)
    {
        var text = new StringBuilder();
        int width = diagram.Candidates.Max(candidate => candidate.Name.Length);
        for (int place = 0; place < diagram.Candidates.Count; place++)
        {
            RankedCandidate candidate = diagram.Candidates[place];
            string line = string.Create(CultureInfo.InvariantCulture, $"{candidate.MeanRank,6:0.00}  {candidate.Name.PadRight(width)} ");
            text.Append((line + string.Concat(diagram.Groups.Select(group => " " + Bar(group, place)))).TrimEnd()).Append('\n');
        }
        return text.ToString();
    }

    private static char Bar((int First, int Last) group, int place) =>
        place < group.First || place > group.Last ? ' ' : place == group.First ? '╷' : place == group.Last ? '╵' : '│';

    private static string PValue(double p) => p < 0.001 ? NumberText.PValue(p) : "= " + NumberText.PValue(p);

    private static string Rank(double rank) => rank.ToString("0.#", CultureInfo.InvariantCulture);
}
