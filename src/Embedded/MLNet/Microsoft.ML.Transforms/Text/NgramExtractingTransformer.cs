using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Text;

[assembly: Microsoft.ML.LoadableClass(typeof(NgramExtractingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Ngram Transform", NgramExtractingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms.Text;

public sealed class NgramExtractingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "NgramTransform";
    internal const string ExpectedType = "Vector of Key";

    private readonly NgramVocabulary[] _vocabularies;

    internal NgramExtractingTransformer(IHostEnvironment env, (string outputColumnName, string inputColumnName)[] columns,
        NgramVocabulary[] vocabularies)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(NgramExtractingTransformer)), columns)
    {
        _vocabularies = vocabularies;
    }

    private NgramExtractingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _vocabularies = Array.ConvertAll(ColumnPairs, _ => NgramVocabulary.Load(ctx.Reader));
    }

    internal static void CheckSource(IHost host, DataViewSchema.Column source)
    {
        host.Check(source.Type is VectorDataViewType, "The source column of n-grams must be a vector");
        if (source.Type.GetItemType() is not KeyDataViewType)
            throw host.ExceptSchemaMismatch("inputSchema", "input", source.Name, ExpectedType, source.Type.ToString());
    }

    private static NgramExtractingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new NgramExtractingTransformer(env.Register(nameof(NgramExtractingTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        foreach (var vocabulary in _vocabularies)
            vocabulary.Save(ctx.Writer);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol) => CheckSource(Host, inputSchema[srcCol]);

    private static VersionInfo GetVersionInfo() => new("NGRAMTRN", 0x00010001, 0x00010001, 0x00010001,
        typeof(NgramExtractingTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper(NgramExtractingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host, parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            var columns = new DataViewSchema.DetachedColumn[parent.ColumnPairs.Length];
            for (var i = 0; i < columns.Length; i++)
            {
                var source = InputSchema[ColMapNewToOld[i]];
                var vocabulary = parent._vocabularies[i];
                var builder = new DataViewSchema.Annotations.Builder();
                if (vocabulary.Count > 0 && source.HasKeyValues(TextDataViewType.Instance))
                {
                    builder.AddSlotNames(vocabulary.Count, (ref VBuffer<ReadOnlyMemory<char>> value) =>
                    {
                        var editor = VBufferEditor.Create(ref value, vocabulary.Count);
                        vocabulary.FillNames(editor.Values, RowKeys.ReadKeyValues(source));
                        value = editor.Commit();
                    });
                }
                columns[i] = new DataViewSchema.DetachedColumn(parent.ColumnPairs[i].outputColumnName,
                    new VectorDataViewType(NumberDataViewType.Single, vocabulary.Count), builder.ToAnnotations());
            }
            return columns;
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var keys = RowKeys.Create(input, input.Schema[ColMapNewToOld[iinfo]]);
            var vocabulary = parent._vocabularies[iinfo];
            var counts = new SlotCounts();
            return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
            {
                vocabulary.Weigh(keys.Read(), counts);
                counts.CopyTo(ref value, vocabulary.Count);
            });
        }
    }
}
