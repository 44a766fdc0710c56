using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Text;

[assembly: Microsoft.ML.LoadableClass(typeof(TextFeaturizingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Text Featurizer", TextFeaturizingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms.Text;

internal sealed class TextFeaturizingTransformer : RowToRowTransformerBase
{
    public const string LoaderSignature = "TextFeaturizer";

    private readonly string _name;
    private readonly string _tokensName;
    private readonly string[] _sources;
    private readonly TextPreparation _preparation;
    private readonly TextFeatures _features;

    // tokensName: null for no such column.
    public TextFeaturizingTransformer(IHostEnvironment env, string name, string tokensName, string[] sources, TextPreparation preparation,
        TextFeatures features)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(TextFeaturizingTransformer)))
    {
        _name = name;
        _tokensName = tokensName;
        _sources = sources;
        _preparation = preparation;
        _features = features;
    }

    private TextFeaturizingTransformer(IHost host, ModelLoadContext ctx)
        : base(host)
    {
        ctx.CheckAtModel(GetVersionInfo());
        _name = ctx.LoadNonEmptyString();
        _tokensName = ctx.LoadStringOrNull();
        _sources = ModelLists.LoadNames(ctx);
        _preparation = TextPreparation.Load(ctx.Reader);
        _features = TextFeatures.Load(ctx.Reader);
    }

    public static DataViewSchema.Column[] FindSources(IHost host, DataViewSchema inputSchema, string[] names) =>
        Array.ConvertAll(names, name => TextColumns.FindText(host, inputSchema, name, TextFeaturizingEstimator.ExpectedType));

    private static TextFeaturizingTransformer Create(IHostEnvironment env, ModelLoadContext ctx) =>
        new(env.Register(nameof(TextFeaturizingTransformer)), ctx);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        ctx.SaveNonEmptyString(_name);
        ctx.SaveStringOrNull(_tokensName);
        ModelLists.SaveNames(ctx, _sources);
        _preparation.Save(ctx.Writer);
        _features.Save(ctx.Writer);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private static VersionInfo GetVersionInfo() => new("TEXTFEAT", 0x00010001, 0x00010001, 0x00010001,
        typeof(TextFeaturizingTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper(TextFeaturizingTransformer parent, DataViewSchema inputSchema) : MapperBase(parent.Host, inputSchema, parent)
    {
        private readonly TextFeaturizingTransformer _parent = parent;
        private readonly DataViewSchema.Column[] _sources = FindSources(parent.Host, inputSchema, parent._sources);

        // The tokens first.
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            var columns = new List<DataViewSchema.DetachedColumn>();
            if (_parent._tokensName is not null)
                columns.Add(new(_parent._tokensName, new VectorDataViewType(TextDataViewType.Instance)));
            if (!_parent._features.IsEmpty)
                columns.Add(_parent._features.MakeColumn(_parent._name));
            return [.. columns];
        }

        protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput)
        {
            var isActive = Enumerable.Range(0, GetOutputColumns().Length).Any(activeOutput);
            return column => isActive && Array.Exists(_sources, source => source.Index == column);
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var texts = new PreparedTexts(_parent._preparation, input, _sources);
            return iinfo == 0 && _parent._tokensName is not null ? MakeTokensGetter(texts) : _parent._features.MakeGetter(texts);
        }

        private static ValueGetter<VBuffer<ReadOnlyMemory<char>>> MakeTokensGetter(PreparedTexts texts)
        {
            var words = new GrowingBuffer<ReadOnlyMemory<char>>();
            return (ref VBuffer<ReadOnlyMemory<char>> value) =>
            {
                texts.Read();
                words.Clear();
                texts.AddWords(words);
                words.CopyTo(ref value);
            };
        }
    }
}
