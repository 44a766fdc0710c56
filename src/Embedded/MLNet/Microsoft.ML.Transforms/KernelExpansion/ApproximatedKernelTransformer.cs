using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: Microsoft.ML.LoadableClass(typeof(ApproximatedKernelTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Random Fourier Features Transform", ApproximatedKernelTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

public sealed class ApproximatedKernelTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "RffTransform";

    private readonly RandomFourierFeatures _features;

    internal ApproximatedKernelTransformer(IHostEnvironment env, (string outputColumnName, string inputColumnName) column, RandomFourierFeatures features)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(ApproximatedKernelTransformer)), column)
    {
        _features = features;
    }

    private ApproximatedKernelTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        host.CheckDecode(ColumnPairs.Length == 1);
        _features = RandomFourierFeatures.Load(ctx.Reader);
    }

    private static ApproximatedKernelTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new ApproximatedKernelTransformer(env.Register(nameof(ApproximatedKernelTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        _features.Save(ctx.Writer);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol) =>
        SingleVectors.Check(Host, inputSchema[srcCol], _features.InputSize);

    private static VersionInfo GetVersionInfo() => new("RFF FUNC", 0x00010001, 0x00010001, 0x00010001,
        typeof(ApproximatedKernelTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper(ApproximatedKernelTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host, parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() =>
            [new DataViewSchema.DetachedColumn(parent.ColumnPairs[0].outputColumnName, new VectorDataViewType(NumberDataViewType.Single, parent._features.OutputSize))];

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var getVector = input.GetGetter<VBuffer<float>>(input.Schema[ColMapNewToOld[iinfo]]);
            VBuffer<float> vector = default;
            return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
            {
                getVector(ref vector);
                var editor = VBufferEditor.Create(ref value, parent._features.OutputSize);
                parent._features.Map(vector, editor.Values);
                value = editor.Commit();
            });
        }
    }
}
