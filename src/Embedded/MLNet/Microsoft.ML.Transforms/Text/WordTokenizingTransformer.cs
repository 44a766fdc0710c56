using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Text;

[assembly: Microsoft.ML.LoadableClass(typeof(WordTokenizingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Tokenize Text Transform", WordTokenizingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms.Text;

public sealed class WordTokenizingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "TokenizeTextTransform";
    internal const string ExpectedType = "String or Vector of String";

    private readonly WordSeparators _separators;

    internal WordTokenizingTransformer(IHostEnvironment env, WordSeparators separators,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(WordTokenizingTransformer)), columns)
    {
        _separators = separators;
    }

    private WordTokenizingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _separators = WordSeparators.Load(ctx.Reader);
    }

    private static WordTokenizingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new WordTokenizingTransformer(env.Register(nameof(WordTokenizingTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        _separators.Save(ctx.Writer);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol) =>
        TextColumns.Check(Host, inputSchema[srcCol], ExpectedType);

    private static VersionInfo GetVersionInfo() => new("TOKNTEXT", 0x00010001, 0x00010001, 0x00010001,
        typeof(WordTokenizingTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper(WordTokenizingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host, parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() => Array.ConvertAll(parent.ColumnPairs,
            pair => new DataViewSchema.DetachedColumn(pair.outputColumnName, new VectorDataViewType(TextDataViewType.Instance)));

        // The words are parts of the text, not copies.
        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var texts = new RowTexts(input, input.Schema[ColMapNewToOld[iinfo]]);
            var words = new GrowingBuffer<ReadOnlyMemory<char>>();
            return (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> value) =>
            {
                words.Clear();
                foreach (var text in texts.Read())
                {
                    var found = parent._separators.Split(text.Span);
                    while (found.MoveNext())
                        words.Add(text.Slice(found.Start, found.Length));
                }
                words.CopyTo(ref value);
            });
        }
    }
}
