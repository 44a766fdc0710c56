using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Fills objects from rows: which columns of a schema go to which members.
internal sealed class TypedRows<TRow>
    where TRow : class
{
    private readonly List<(DataViewSchema.Column Column, MemberWriter<TRow> Writer)> _writers = [];

    public TypedRows(DataViewSchema schema, bool ignoreMissingColumns, SchemaDefinition definition)
    {
        definition ??= SchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Write);
        foreach (var wanted in definition)
        {
            var column = schema.GetColumnOrNull(wanted.ColumnName);
            if (column is null)
            {
                if (ignoreMissingColumns)
                    continue;
                throw Contracts.ExceptSchemaMismatch("Schema", "", wanted.ColumnName);
            }
            var member = MemberValue.Find(typeof(TRow), wanted.MemberName);
            _writers.Add((column.Value, MemberWriter<TRow>.Create(member, column.Value)));
        }
        Columns = _writers.ConvertAll(writer => writer.Column);
    }

    public IReadOnlyList<DataViewSchema.Column> Columns { get; }

    // What fills an object from the row where it stands.
    public Action<TRow> Bind(DataViewRow row)
    {
        var fills = _writers.ConvertAll(writer => writer.Writer.Bind(row, writer.Column)).ToArray();
        return target =>
        {
            foreach (var fill in fills)
                fill(target);
        };
    }
}

// The rows of a view as objects.
internal static class TypedEnumerable
{
    public static IEnumerable<TRow> Create<TRow>(IDataView data, TypedRows<TRow> rows, bool reuseRowObject)
        where TRow : class, new()
    {
        using var cursor = data.GetRowCursor(rows.Columns);
        var fill = rows.Bind(cursor);
        var row = reuseRowObject ? new TRow() : null;
        while (cursor.MoveNext())
        {
            var target = row ?? new TRow();
            fill(target);
            yield return target;
        }
    }
}
