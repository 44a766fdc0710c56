using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: Microsoft.ML.LoadableClass(typeof(PrincipalComponentAnalysisTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "PCA Transform", PrincipalComponentAnalysisTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

public sealed class PrincipalComponentAnalysisTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "PcaTransform";

    private readonly PrincipalComponents _components;

    internal PrincipalComponentAnalysisTransformer(IHostEnvironment env, (string outputColumnName, string inputColumnName) column, PrincipalComponents components)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(PrincipalComponentAnalysisTransformer)), column)
    {
        _components = components;
    }

    private PrincipalComponentAnalysisTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        host.CheckDecode(ColumnPairs.Length == 1);
        _components = PrincipalComponents.Load(ctx.Reader);
    }

    private static PrincipalComponentAnalysisTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new PrincipalComponentAnalysisTransformer(env.Register(nameof(PrincipalComponentAnalysisTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        _components.Save(ctx.Writer);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol) =>
        SingleVectors.Check(Host, inputSchema[srcCol], _components.InputSize);

    private static VersionInfo GetVersionInfo() => new("PCA FUNC", 0x00010001, 0x00010001, 0x00010001,
        typeof(PrincipalComponentAnalysisTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper(PrincipalComponentAnalysisTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host, parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() =>
            [new DataViewSchema.DetachedColumn(parent.ColumnPairs[0].outputColumnName, new VectorDataViewType(NumberDataViewType.Single, parent._components.Rank))];

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var getVector = input.GetGetter<VBuffer<float>>(input.Schema[ColMapNewToOld[iinfo]]);
            VBuffer<float> vector = default;
            return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
            {
                getVector(ref vector);
                var editor = VBufferEditor.Create(ref value, parent._components.Rank);
                parent._components.Project(vector, editor.Values);
                value = editor.Commit();
            });
        }
    }
}
