using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// A schema with its annotations, in binary.
internal static class SchemaSerializer
{
    private const int FormatVersion = 1;
    private const int MaximumDepth = 8;

    public static void Save(BinaryWriter writer, DataViewSchema schema)
    {
        writer.Write(FormatVersion);
        SaveColumns(writer, schema, null);
    }

    public static DataViewSchema Load(BinaryReader reader)
    {
        try
        {
            Contracts.CheckDecode(reader.ReadInt32() == FormatVersion, "The schema was saved in another format");
            var builder = new DataViewSchema.Builder();
            foreach (var (column, _) in LoadColumns(reader, hasValues: false, depth: 0))
                builder.AddColumns([column]);
            return builder.ToSchema();
        }
        catch (Exception exception) when (exception is EndOfStreamException or ArgumentException or OverflowException)
        {
            throw Contracts.ExceptDecode(null, exception, "The schema is cut, or has columns that there cannot be");
        }
    }

    // values: null for a schema, else the annotations whose values go with the columns.
    private static void SaveColumns(BinaryWriter writer, DataViewSchema schema, DataViewSchema.Annotations values)
    {
        var columns = schema.Where(column => TypeSerializer.CanSave(column.Type)).ToArray();
        writer.Write(columns.Length);
        foreach (var column in columns)
        {
            writer.Write(column.Name);
            TypeSerializer.Save(writer, column.Type);
            SaveColumns(writer, column.Annotations.Schema, column.Annotations);
            if (values is not null)
                ValueSerializer.Of(column.Type).Save(writer, values.GetGetterInternal(column.Index));
        }
    }

    private static IEnumerable<(DataViewSchema.DetachedColumn Column, Delegate Getter)> LoadColumns(BinaryReader reader, bool hasValues, int depth)
    {
        Contracts.CheckDecode(depth < MaximumDepth, "Annotations are nested too deep");
        var count = reader.ReadInt32();
        Contracts.CheckDecode(count >= 0);
        for (var i = 0; i < count; i++)
        {
            var name = reader.ReadString();
            var type = TypeSerializer.Load(reader);
            var annotations = new DataViewSchema.Annotations.Builder();
            foreach (var (column, getter) in LoadColumns(reader, hasValues: true, depth + 1))
                annotations.Add(column.Name, column.Type, getter, column.Annotations);
            var value = hasValues ? ValueSerializer.Of(type).Load(reader) : null;
            yield return (new DataViewSchema.DetachedColumn(name, type, annotations.ToAnnotations()), value);
        }
    }
}
