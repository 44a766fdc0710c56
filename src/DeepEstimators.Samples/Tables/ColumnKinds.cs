using System.Globalization;

namespace DeepEstimators.Samples.Tables;

/// <summary>Finds out what the columns of a table hold.</summary>
public static class ColumnKinds
{
    private const double NumericShare = 0.9;
    private const int MostCategories = 1000;

    /// <summary>What a column holds.</summary>
    /// <exception cref="UserException">Nearly all of the column are numbers, but a field is not: its line is named.</exception>
    public static ColumnKind Of(Table table, int column)
    {
        var distinct = new HashSet<string>();
        int present = 0, numeric = 0, firstText = -1;
        for (int row = 0; row < table.Rows.Count; row++)
        {
            string field = table.Rows[row][column];
            if (Table.IsMissing(field))
                continue;
            present++;
            distinct.Add(field);
            if (TryNumber(field, out _))
                numeric++;
            else if (firstText < 0)
                firstText = row;
        }
        if (distinct.Count < 2)
            return ColumnKind.Constant;
        if (numeric == present)
            return ColumnKind.Number;
        if (numeric >= NumericShare * present)
            throw NotANumber(table, firstText, column);
        return distinct.Count <= Math.Min(MostCategories, Math.Max(20, table.Rows.Count / 10)) ? ColumnKind.Category : ColumnKind.Text;
    }

    /// <summary>Reads a number as tables write it: a decimal point, no thousands separators.</summary>
    public static bool TryNumber(string field, out float number) =>
        float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    /// <summary>The error for a text in a column of numbers.</summary>
    public static UserException NotANumber(Table table, int row, int column) => new(
        $"{table.Source}, line {table.LineOf(row)}, column '{table.Columns[column]}': '{table.Rows[row][column]}' is not a number, "
        + "as the rest of the column is. Correct the field, or leave it empty if the value is missing.");
}
