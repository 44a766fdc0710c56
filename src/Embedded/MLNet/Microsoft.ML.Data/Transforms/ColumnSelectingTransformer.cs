using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: Microsoft.ML.LoadableClass(typeof(ColumnSelectingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Select Columns Transform", ColumnSelectingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

// Keeps some columns, in the order asked for, or drops some.
public sealed class ColumnSelectingTransformer : ITransformer
{
    internal const string LoaderSignature = "SelectColumnsTransform";

    private readonly IHost _host;
    private readonly string[] _names;
    private readonly bool _keeps;
    private readonly bool _keepHidden;

    internal ColumnSelectingTransformer(IHostEnvironment env, string[] keepColumns, string[] dropColumns, bool keepHidden)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(ColumnSelectingTransformer));
        _keeps = keepColumns is not null;
        _names = [.. keepColumns ?? dropColumns];
        _keepHidden = keepHidden;
    }

    private ColumnSelectingTransformer(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(ColumnSelectingTransformer));
        ctx.CheckAtModel(GetVersionInfo());
        _keeps = ctx.Reader.ReadBoolean();
        _keepHidden = ctx.Reader.ReadBoolean();
        _names = new string[ctx.ReadCount(sizeof(int))];
        for (var i = 0; i < _names.Length; i++)
            _names[i] = ctx.LoadNonEmptyString();
    }

    bool ITransformer.IsRowToRowMapper => true;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        return Bind(inputSchema).Schema;
    }

    public IDataView Transform(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        return new SelectedColumnsView(input, Bind(input.Schema));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        return Bind(inputSchema);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        ctx.Writer.Write(_keeps);
        ctx.Writer.Write(_keepHidden);
        ctx.Writer.Write(_names.Length);
        foreach (var name in _names)
            ctx.SaveNonEmptyString(name);
    }

    // Of the columns those that stay, in their new order.
    internal IEnumerable<T> Select<T>(IEnumerable<T> columns, Func<T, string> nameOf)
    {
        var byName = columns.ToLookup(nameOf);
        var missing = _names.FirstOrDefault(name => !byName.Contains(name));
        if (missing is not null)
            throw _host.ExceptSchemaMismatch("inputSchema", "input", missing);
        return _keeps ? _names.SelectMany(name => byName[name]) : columns.Where(column => !_names.Contains(nameOf(column)));
    }

    private SelectedColumns Bind(DataViewSchema inputSchema)
    {
        var columns = Select(inputSchema, column => column.Name).Where(column => _keepHidden || !column.IsHidden);
        return new SelectedColumns(inputSchema, columns.Select(column => column.Index).ToArray());
    }

    private static VersionInfo GetVersionInfo() => new("SELCOLST", 0x00010001, 0x00010001, 0x00010001,
        typeof(ColumnSelectingTransformer).Assembly.FullName, LoaderSignature);
}
