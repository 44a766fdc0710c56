using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Text;

[assembly: Microsoft.ML.LoadableClass(typeof(CustomStopWordsRemovingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Custom Stopwords Remover Transform", CustomStopWordsRemovingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms.Text;

public sealed class CustomStopWordsRemovingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "CustomStopWords";

    private readonly string[] _words;
    private readonly StopWordList _stopWords;

    internal CustomStopWordsRemovingTransformer(IHostEnvironment env, string[] stopWords,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(CustomStopWordsRemovingTransformer)), columns)
    {
        _words = WordsOf(stopWords);
        _stopWords = new StopWordList(_words);
    }

    private CustomStopWordsRemovingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _words = ModelLists.Load(ctx.Reader);
        _stopWords = new StopWordList(_words);
    }

    internal static string[] WordsOf(string[] stopWords)
    {
        Contracts.CheckValue(stopWords, "stopwords");
        Contracts.CheckUserArg(!stopWords.Any(string.IsNullOrWhiteSpace), "stopwords", "A stop word is empty");
        return Array.ConvertAll(stopWords, word => word.Trim());
    }

    private static CustomStopWordsRemovingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new CustomStopWordsRemovingTransformer(env.Register(nameof(CustomStopWordsRemovingTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        ModelLists.Save(ctx.Writer, _words);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol) =>
        TextColumns.Check(Host, inputSchema[srcCol], WordRemoval.ExpectedType, mustBeVector: true);

    private static VersionInfo GetVersionInfo() => new("CSTOPWRD", 0x00010001, 0x00010001, 0x00010001,
        typeof(CustomStopWordsRemovingTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper(CustomStopWordsRemovingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host, parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() => Array.ConvertAll(parent.ColumnPairs, WordRemoval.MakeColumn);

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return WordRemoval.MakeGetter(parent._stopWords, input, input.Schema[ColMapNewToOld[iinfo]]);
        }
    }
}
