using Microsoft.ML.Runtime;

[assembly: Microsoft.ML.LoadableClass(typeof(Microsoft.ML.Data.DatabaseLoader), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Database Loader", Microsoft.ML.Data.DatabaseLoader.LoaderSignature)]

namespace Microsoft.ML.Data;

public sealed partial class DatabaseLoader : IDataLoader<DatabaseSource>
{
    internal const string LoaderSignature = "DatabaseLoader";

    private readonly IHost _host;
    private readonly DataViewSchema _schema;

    internal DatabaseLoader(IHostEnvironment env, Options options)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(LoaderSignature);
        _host.CheckValue(options, nameof(options));
        _host.CheckUserArg(options.Columns is { Length: > 0 }, nameof(options.Columns), "There must be at least one column");
        Columns = Array.ConvertAll(options.Columns, DatabaseColumn.Bind);
        _schema = MakeSchema();
    }

    private DatabaseLoader(IHost host, ModelLoadContext ctx)
    {
        _host = host;
        Columns = new DatabaseColumn[ctx.ReadCount(sizeof(int))];
        for (var i = 0; i < Columns.Length; i++)
            Columns[i] = DatabaseColumn.Load(ctx);
        _schema = MakeSchema();
    }

    internal DatabaseColumn[] Columns { get; }

    public DataViewSchema GetOutputSchema() => _schema;

    public IDataView Load(DatabaseSource source)
    {
        _host.CheckValue(source, nameof(source));
        return new DatabaseView(this, source);
    }

    internal static DatabaseLoader Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(env, nameof(env));
        var host = env.Register(LoaderSignature);
        ctx.CheckAtModel(GetVersionInfo());
        return new DatabaseLoader(host, ctx);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        ctx.Writer.Write(Columns.Length);
        foreach (var column in Columns)
            column.Save(ctx);
    }

    private static VersionInfo GetVersionInfo() => new("DBLOADER", 0x00010001, 0x00010001, 0x00010001,
        typeof(DatabaseLoader).Assembly.FullName, LoaderSignature);

    private DataViewSchema MakeSchema()
    {
        var builder = new DataViewSchema.Builder();
        foreach (var column in Columns)
            builder.AddColumn(column.Name, column.Type);
        return builder.ToSchema();
    }
}
