using DeepEstimators.Inputs;
using DeepEstimators.Networks;
using DeepEstimators.Training;
using Microsoft.ML;

namespace DeepEstimators;

/// <summary>The data to divide, with what splits need to know of it.</summary>
internal sealed record SplitData(IDataView Data, string LabelColumnName, Objective Objective, int Seed)
{
    /// <summary>The number of rows, counted where the data does not know it.</summary>
    public int Rows { get; } = Data.GetRowCount() is { } known ? checked((int)known) : Count(Data);

    /// <summary>The class of each row, or null where classes do not matter.</summary>
    public int[]? Strata(bool? stratify)
    {
        if (stratify == true && Objective == Objective.Regression)
            throw OptionCheck.OutOfRange(nameof(stratify), true, "false in regression, which has no classes");
        return stratify ?? (Objective != Objective.Regression) ? ScalarValues.Categories(Data, LabelColumnName).Categories : null;
    }

    /// <summary>The group of each row, or null where each row stands for itself.</summary>
    public int[]? Groups(string? column) => column is null ? null : ScalarValues.Categories(Data, Find(column)).Categories;

    /// <summary>A column's name, once it is known to be there.</summary>
    public string Find(string column) => Data.Schema.GetColumnOrNull(column) is not null
        ? column
        : throw new ArgumentOutOfRangeException(nameof(column), column,
            $"The data has no column '{column}'; it has: {string.Join(", ", Data.Schema.Select(found => found.Name))}.");

    /// <summary>A source of chance for a repeat; the same for the same seed.</summary>
    public Random Random(int repeat) => new(unchecked((Seed * 486_187_739) + (repeat * 16_777_619) + 1));

    /// <summary>Counts the rows of a view.</summary>
    public static int Count(IDataView data)
    {
        int rows = 0;
        using DataViewRowCursor cursor = data.GetRowCursor([]);
        while (cursor.MoveNext())
            rows++;
        return rows;
    }
}
