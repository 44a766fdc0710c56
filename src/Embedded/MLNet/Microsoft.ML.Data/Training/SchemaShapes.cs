using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

internal static class SchemaShapes
{
    // The shape with these columns: each takes the place of the column of its name, and new ones follow.
    public static SchemaShape With(SchemaShape shape, IEnumerable<SchemaShape.Column> added)
    {
        var columns = new List<SchemaShape.Column>(shape);
        foreach (var column in added)
        {
            var at = columns.FindIndex(existing => existing.Name == column.Name);
            if (at < 0)
                columns.Add(column);
            else
                columns[at] = column;
        }
        return new SchemaShape(columns);
    }
}
