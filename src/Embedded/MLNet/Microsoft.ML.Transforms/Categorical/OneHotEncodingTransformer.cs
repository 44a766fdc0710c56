using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: Microsoft.ML.LoadableClass(typeof(OneHotEncodingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "One Hot Encoding", OneHotEncodingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "ML.NET's class is not disposable; the steps own nothing.")]
public sealed class OneHotEncodingTransformer : ITransformer
{
    internal const string LoaderSignature = "OneHotEncoding";

    private readonly IHost _host;
    private readonly TransformerChain<ITransformer> _steps;

    internal OneHotEncodingTransformer(IHostEnvironment env, params ITransformer[] steps)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(OneHotEncodingTransformer));
        _steps = new TransformerChain<ITransformer>(steps);
    }

    private OneHotEncodingTransformer(IHost host, ModelLoadContext ctx)
    {
        _host = host;
        ctx.LoadModel<TransformerChain<ITransformer>, SignatureLoadModel>(host, out _steps, "Steps");
    }

    bool ITransformer.IsRowToRowMapper => true;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _steps.GetOutputSchema(inputSchema);

    public IDataView Transform(IDataView input) => _steps.Transform(input);

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) =>
        ((ITransformer)_steps).GetRowToRowMapper(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        ctx.SaveModel(_steps, "Steps");
    }

    private static OneHotEncodingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new OneHotEncodingTransformer(env.Register(nameof(OneHotEncodingTransformer)), ctx);
    }

    private static VersionInfo GetVersionInfo() => new("ONEHOTEN", 0x00010001, 0x00010001, 0x00010001,
        typeof(OneHotEncodingTransformer).Assembly.FullName, LoaderSignature);
}
