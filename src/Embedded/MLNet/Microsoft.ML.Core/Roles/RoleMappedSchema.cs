using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Which columns are the features, label, weight and group of a training.
internal sealed class RoleMappedSchema
{
    public RoleMappedSchema(DataViewSchema schema, string label = null, string feature = null, string group = null,
        string weight = null, string name = null, bool opt = false)
    {
        Contracts.CheckValue(schema, nameof(schema));
        Schema = schema;
        Label = Find(label, "Label", opt);
        Feature = Find(feature, "Feature", opt);
        Group = Find(group, "Group", opt);
        Weight = Find(weight, "Weight", opt);
        Name = Find(name, "Name", opt);
    }

    public DataViewSchema Schema { get; }

    public DataViewSchema.Column? Feature { get; }

    public DataViewSchema.Column? Label { get; }

    public DataViewSchema.Column? Group { get; }

    public DataViewSchema.Column? Weight { get; }

    public DataViewSchema.Column? Name { get; }

    private DataViewSchema.Column? Find(string column, string role, bool optional)
    {
        if (string.IsNullOrEmpty(column))
            return null;
        var found = Schema.GetColumnOrNull(column);
        if (found is null && !optional)
            throw Contracts.ExceptParam("schema", $"{column} column '{role}' not found");
        return found;
    }
}

internal sealed class RoleMappedData
{
    public RoleMappedData(IDataView data, string label = null, string feature = null, string group = null, string weight = null,
        string name = null, bool opt = false)
    {
        Contracts.CheckValue(data, nameof(data));
        Data = data;
        Schema = new RoleMappedSchema(data.Schema, label, feature, group, weight, name, opt);
    }

    public IDataView Data { get; }

    public RoleMappedSchema Schema { get; }
}
