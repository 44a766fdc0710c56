using Spectre.Console;

namespace DeepEstimators.Samples.Reports;

/// <summary>Shows a comparison's table in the terminal.</summary>
public static class TerminalTable
{
    private const int RoomForDetails = 190;
    private const int LongestError = 60;

    /// <summary>The table, without details where the terminal is narrow.</summary>
    public static Table Of(ComparisonTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        bool details = AnsiConsole.Profile.Width >= RoomForDetails;
        int[] shown = [.. Enumerable.Range(0, table.Columns.Count).Where(column => details || !table.Columns[column].IsDetail)];
        var rendered = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (int column in shown)
        {
            var header = new TableColumn(Markup.Escape(table.Columns[column].Title)).NoWrap();
            rendered.AddColumn(table.Columns[column].IsNumber ? header.RightAligned() : header);
        }
        foreach (ComparisonTableRow row in table.Rows)
            rendered.AddRow([.. shown.Select(column => Cell(row, column))]);
        return rendered;
    }

    private static string Cell(ComparisonTableRow row, int column)
    {
        string cell = row.Cells[column];
        if (row.Error is not null && cell.StartsWith("failed: ", StringComparison.Ordinal))
            return $"[red]{Markup.Escape(cell.Length <= LongestError ? cell : cell[..(LongestError - 1)] + "…")}[/]";
        return row.IsAmongBest && cell.EndsWith('★') ? $"[bold green]{Markup.Escape(cell)}[/]" : Markup.Escape(cell);
    }
}
