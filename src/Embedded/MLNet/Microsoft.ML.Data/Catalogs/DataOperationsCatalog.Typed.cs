using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class DataOperationsCatalog
{
    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, SchemaDefinition schemaDefinition = null)
        where TRow : class
    {
        _env.CheckValue(data, nameof(data));
        return ViewOf(_env.Register("StreamingDataView"), data, RowType<TRow>.Create(schemaDefinition));
    }

    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, DataViewSchema schema)
        where TRow : class
    {
        _env.CheckValue(data, nameof(data));
        _env.CheckValue(schema, nameof(schema));
        return ViewOf(_env.Register("StreamingDataView"), data, RowType<TRow>.Create(schema));
    }

    public IEnumerable<TRow> CreateEnumerable<TRow>(IDataView data, bool reuseRowObject, bool ignoreMissingColumns = false,
        SchemaDefinition schemaDefinition = null)
        where TRow : class, new()
    {
        _env.CheckValue(data, nameof(data));
        return TypedEnumerable.Create(data, new TypedRows<TRow>(data.Schema, ignoreMissingColumns, schemaDefinition), reuseRowObject);
    }

    // The host also moves the context's random stream on, as each registration does: seeded results hang on that.
    private static CancelableDataView ViewOf<TRow>(IHost host, IEnumerable<TRow> data, RowType<TRow> type)
        where TRow : class =>
        new(host, data is IList<TRow> list ? new ListDataView<TRow>(list, type) : new StreamingDataView<TRow>(data, type));
}
