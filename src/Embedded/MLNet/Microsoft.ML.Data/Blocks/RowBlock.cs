namespace Microsoft.ML.Data;

// Some rows of a view in memory, column by column.
internal class RowBlock
{
    // By index of the schema; null for columns that nobody asked for.
    public BlockColumn[] Columns { get; init; }

    public int RowCount { get; set; }

    // The index of the first row in the view, and a number that puts the blocks of several cursors in order.
    public long FirstRow { get; set; }

    public long Batch { get; set; }

    // Null: as they lie.
    public int[] Order { get; set; }
}
