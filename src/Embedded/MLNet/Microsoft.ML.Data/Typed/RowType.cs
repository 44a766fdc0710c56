using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// A class as the rows of a view: its columns, and how to read each from an object.
internal sealed class RowType<TRow>
{
    private readonly MemberReader<TRow>[] _readers;

    private RowType(DataViewSchema schema, MemberReader<TRow>[] readers)
    {
        Schema = schema;
        _readers = readers;
    }

    public DataViewSchema Schema { get; }

    // definition: null for what the members and their attributes say.
    public static RowType<TRow> Create(SchemaDefinition definition)
    {
        definition ??= SchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Read);
        var builder = new DataViewSchema.Builder();
        var readers = new MemberReader<TRow>[definition.Count];
        var names = new HashSet<string>();
        for (var i = 0; i < readers.Length; i++)
        {
            var column = definition[i];
            Contracts.CheckParam(names.Add(column.ColumnName), "schemaDefinition", $"Duplicate column name '{column.ColumnName}' detected, this is disallowed");
            var member = MemberValue.Find(typeof(TRow), column.MemberName);
            readers[i] = MemberReader<TRow>.Create(member, column.ColumnType, column.ColumnName);
            builder.AddColumn(column.ColumnName, column.ColumnType, column.Annotations);
        }
        return new RowType<TRow>(builder.ToSchema(), readers);
    }

    // The types and annotations of the schema instead of those of the attributes.
    public static RowType<TRow> Create(DataViewSchema schema)
    {
        var definition = SchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Read);
        foreach (var column in schema)
        {
            var found = definition.Find(candidate => candidate.ColumnName == column.Name)
                ?? throw Contracts.Except($"Column '{column.Name}' is not a property or field of the type {typeof(TRow).Name}");
            found.ColumnType = column.Type;
            found.AddAnnotations(column.Annotations);
        }
        return Create(definition);
    }

    public Delegate GetGetter(DataViewSchema.Column column, Func<TRow> current) => _readers[column.Index].GetGetter(current);
}
