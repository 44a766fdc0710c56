using DeepEstimators.Samples.DataSets;

namespace DeepEstimators.Samples.Candidates;

/// <summary>Which candidates suit a data set.</summary>
public static class CandidateCatalog
{
    /// <summary>The candidates for a data set, in the order they are run.</summary>
    public static IReadOnlyList<Candidate> For(DataSet data) => data switch
    {
        { Pictures: not null } => PictureCandidates.All,
        { Sounds: not null } => SoundCandidates.All,
        { Series: not null } => SeriesCandidates.All,
        { HasTexts: true } => TextCandidates.For(data.Task),
        _ => TableCandidates.For(data),
    };

    /// <summary>The named candidates, or all of them.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="names">Names as the table prints them, or <see langword="null"/>.</param>
    /// <exception cref="UserException">No candidate has such a name.</exception>
    public static IReadOnlyList<Candidate> For(DataSet data, IReadOnlyCollection<string>? names)
    {
        IReadOnlyList<Candidate> all = For(data);
        return names is null or { Count: 0 } ? all : [.. names.Select(name => Find(all, name, data))];
    }

    private static Candidate Find(IReadOnlyList<Candidate> all, string name, DataSet data) =>
        all.FirstOrDefault(candidate => string.Equals(candidate.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw new UserException($"There is no candidate '{name.Trim()}' for {data.Name}; there are: "
            + string.Join(", ", all.Select(candidate => candidate.Name)) + ".");
}
