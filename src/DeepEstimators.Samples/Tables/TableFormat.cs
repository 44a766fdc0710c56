namespace DeepEstimators.Samples.Tables;

/// <summary>How a table is written in a file.</summary>
/// <param name="Separator">What stands between two fields; <see langword="null"/>: a comma, semicolon or tab, whichever the first line has most of.</param>
/// <param name="HasHeader">Whether the first line names the columns; without one they are called C0, C1…</param>
public sealed record TableFormat(char? Separator = null, bool HasHeader = true);
