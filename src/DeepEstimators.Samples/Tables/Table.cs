namespace DeepEstimators.Samples.Tables;

/// <summary>A table of text fields as a file has them.</summary>
/// <param name="Source">The file's name, for messages.</param>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Rows">The fields, trimmed; a row has as many as there are columns.</param>
/// <param name="FirstLine">The line in the file on which the first row stands, from 1.</param>
public sealed record Table(string Source, IReadOnlyList<string> Columns, IReadOnlyList<string[]> Rows, int FirstLine)
{
    private static readonly HashSet<string> s_missing = new(StringComparer.OrdinalIgnoreCase) { "", "?", "NA", "N/A", "NaN", "null" };

    /// <summary>Whether a field says that there is no value.</summary>
    public static bool IsMissing(string field) => s_missing.Contains(field);

    /// <summary>The place of a column.</summary>
    /// <exception cref="UserException">There is no such column.</exception>
    public int IndexOf(string column)
    {
        for (int index = 0; index < Columns.Count; index++)
        {
            if (Columns[index] == column)
                return index;
        }
        throw new UserException($"{Source} has no column '{column}'; it has: {string.Join(", ", Columns)}.");
    }

    /// <summary>The line of the file on which a row stands, from 1.</summary>
    public int LineOf(int row) => FirstLine + row;
}
