using Spectre.Console;

namespace DeepEstimators.Samples.Reports;

/// <summary>Shows a comparison's table in the terminal.</summary>
public static class TerminalTable
{
    private const int RoomForDetails = 190;
    private const int LongestError = 60;

    // Between the cells of two columns, and at both edges.
    private const int Gap = 3;

    /// <summary>The table, without details and without further metrics where the terminal is too narrow for them.</summary>
    public static Table Of(ComparisonTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        IReadOnlyList<int> shown = Shown(table, AnsiConsole.Profile.Width);
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

    /// <summary>The columns that a terminal of a width has room for: the metric compared, its interval and the time of a fit always stay.</summary>
    /// <param name="table">The table.</param>
    /// <param name="width">Characters of a line.</param>
    internal static IReadOnlyList<int> Shown(ComparisonTable table, int width)
    {
        bool details = width >= RoomForDetails;
        List<int> shown = [.. Enumerable.Range(0, table.Columns.Count).Where(column => details || !table.Columns[column].IsDetail)];
        int[] widths = [.. Enumerable.Range(0, table.Columns.Count).Select(column =>
            table.Rows.Select(row => CellText(row, column).Length).Append(table.Columns[column].Title.Length).Max())];

        // The first two numbers after the place are the metric compared and its interval, the last three are costs.
        int[] numbers = [.. shown.Where(column => table.Columns[column] is { IsNumber: true, IsDetail: false }).Skip(1)];
        var spared = new Queue<int>([.. shown.Where(column => table.Columns[column].IsDetail), .. numbers[2..^3].Reverse(), .. numbers[^2..].Reverse()]);
        while (shown.Sum(column => widths[column] + Gap) > width && spared.TryDequeue(out int column))
            shown.Remove(column);
        return shown;
    }

    private static string Cell(ComparisonTableRow row, int column)
    {
        string text = CellText(row, column);
        if (IsError(row, column))
            return $"[red]{Markup.Escape(text)}[/]";
        return row.IsAmongBest && text.EndsWith('★') ? $"[bold green]{Markup.Escape(text)}[/]" : Markup.Escape(text);
    }

    private static string CellText(ComparisonTableRow row, int column)
    {
        string cell = row.Cells[column];
        return IsError(row, column) && cell.Length > LongestError ? cell[..(LongestError - 1)] + "…" : cell;
    }

    private static bool IsError(ComparisonTableRow row, int column) =>
        row.Error is not null && row.Cells[column].StartsWith("failed: ", StringComparison.Ordinal);
}
