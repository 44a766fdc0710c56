using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Text;

[assembly: Microsoft.ML.LoadableClass(typeof(StopWordsRemovingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Stopwords Remover Transform", StopWordsRemovingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms.Text;

public sealed class StopWordsRemovingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "StopWordsRemover";

    private readonly StopWordsRemovingEstimator.Language _language;
    private readonly StopWordList _stopWords;

    internal StopWordsRemovingTransformer(IHostEnvironment env, StopWordsRemovingEstimator.Language language,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(StopWordsRemovingTransformer)), columns)
    {
        _language = language;
        _stopWords = StopWordList.Of(language);
    }

    private StopWordsRemovingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _language = (StopWordsRemovingEstimator.Language)ctx.Reader.ReadInt32();
        host.CheckDecode(StopWordList.Has(_language), "The model has an unknown language of stop words");
        _stopWords = StopWordList.Of(_language);
    }

    private static StopWordsRemovingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new StopWordsRemovingTransformer(env.Register(nameof(StopWordsRemovingTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        ctx.Writer.Write((int)_language);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol) =>
        TextColumns.Check(Host, inputSchema[srcCol], WordRemoval.ExpectedType, mustBeVector: true);

    private static VersionInfo GetVersionInfo() => new("STOPWRDR", 0x00010001, 0x00010001, 0x00010001,
        typeof(StopWordsRemovingTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper(StopWordsRemovingTransformer parent, DataViewSchema inputSchema)
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
