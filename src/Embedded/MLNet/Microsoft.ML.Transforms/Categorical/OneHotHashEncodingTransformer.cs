using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: Microsoft.ML.LoadableClass(typeof(OneHotHashEncodingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "One Hot Hash Encoding", OneHotHashEncodingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "ML.NET's class is not disposable; the steps own nothing.")]
public sealed class OneHotHashEncodingTransformer : ITransformer
{
    internal const string LoaderSignature = "OneHotHashEncoding";

    private readonly IHost _host;
    private readonly TransformerChain<ITransformer> _steps;

    internal OneHotHashEncodingTransformer(IHostEnvironment env, params ITransformer[] steps)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(OneHotHashEncodingTransformer));
        _steps = new TransformerChain<ITransformer>(steps);
    }

    private OneHotHashEncodingTransformer(IHost host, ModelLoadContext ctx)
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

    private static OneHotHashEncodingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new OneHotHashEncodingTransformer(env.Register(nameof(OneHotHashEncodingTransformer)), ctx);
    }

    private static VersionInfo GetVersionInfo() => new("ONEHOTHA", 0x00010001, 0x00010001, 0x00010001,
        typeof(OneHotHashEncodingTransformer).Assembly.FullName, LoaderSignature);
}
