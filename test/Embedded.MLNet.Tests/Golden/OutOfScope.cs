namespace Embedded.MLNet.Tests;

/// <summary>What the golden files hold beyond what the embedded supplier covers, by name: the one place that leaves entries out.</summary>
internal static class OutOfScope
{
    private const string RandomizedPca = "of principal components there is the transform alone, no detector of anomalies";
    private const string Ranking = "rankings are evaluated, but no learner of this supplier ranks";

    /// <summary>Each part of a name leaves out the entries of its section whose names contain it.</summary>
    public static IReadOnlyList<OutOfScopeName> Names { get; } =
    [
        new("errors.json", "cases", "AnomalyDetection.Trainers.RandomizedPca", RandomizedPca),
        new("errors.json", "cases", "Ranking.Trainers.FastTree", Ranking),
        new("errors.json", "oddData.cases", "AnomalyDetection.Trainers.RandomizedPca", RandomizedPca),
        new("learners.json", "fashion-mnist", "fashion-mnist", "60,000 pictures take too long for a test: the benchmark of the learners trains on them"),
        new("schema.json", "trainers", "Regression.Trainers.Ols", "the real one needs MKL and gave its absence, no values"),
        new("schema.json", "trainers", "AnomalyDetection.Trainers.RandomizedPca", RandomizedPca),
        new("schema.json", "trainers", "Ranking.Trainers.FastTree", Ranking),
    ];

    public static bool Contains(string file, GoldenEntry entry) => Names.Any(name => name.File == file && name.Covers(entry));
}

/// <summary>A name that is out of scope, and why.</summary>
internal sealed record OutOfScopeName(string File, string Section, string Part, string Reason)
{
    public bool Covers(GoldenEntry entry) => entry.Section == Section && entry.Name.Contains(Part, StringComparison.Ordinal);
}
