namespace Microsoft.ML.Data;

// Which fields of a text file make a column. Ranges are inclusive.
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class LoadColumnAttribute : Attribute
{
    public LoadColumnAttribute(int fieldIndex)
    {
        Sources = [(fieldIndex, fieldIndex)];
    }

    public LoadColumnAttribute(int start, int end)
    {
        Sources = [(start, end)];
    }

    public LoadColumnAttribute(int[] columnIndexes)
    {
        Sources = Array.ConvertAll(columnIndexes, index => (index, index));
    }

    internal (int Min, int Max)[] Sources { get; }
}

// The names, where the source has names, of the fields that make a column.
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class LoadColumnNameAttribute : Attribute
{
    public LoadColumnNameAttribute(string fieldName)
    {
        Sources = [fieldName];
    }

    public LoadColumnNameAttribute(params string[] fieldNames)
    {
        Sources = fieldNames;
    }

    internal string[] Sources { get; }
}
