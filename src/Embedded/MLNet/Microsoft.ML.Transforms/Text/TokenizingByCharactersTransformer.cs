using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Text;

[assembly: Microsoft.ML.LoadableClass(typeof(TokenizingByCharactersTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Character Tokenizer Transform", TokenizingByCharactersTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms.Text;

public sealed class TokenizingByCharactersTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "CharToken";
    internal const string ExpectedType = "String or Vector of String";

    private readonly bool _useMarkerCharacters;

    internal TokenizingByCharactersTransformer(IHostEnvironment env, bool useMarkerCharacters,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(TokenizingByCharactersTransformer)), columns)
    {
        _useMarkerCharacters = useMarkerCharacters;
    }

    private TokenizingByCharactersTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _useMarkerCharacters = ctx.Reader.ReadBoolean();
    }

    private static TokenizingByCharactersTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new TokenizingByCharactersTransformer(env.Register(nameof(TokenizingByCharactersTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        ctx.Writer.Write(_useMarkerCharacters);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol) =>
        TextColumns.Check(Host, inputSchema[srcCol], ExpectedType);

    private static VersionInfo GetVersionInfo() => new("CHARTOKN", 0x00010001, 0x00010001, 0x00010001,
        typeof(TokenizingByCharactersTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper(TokenizingByCharactersTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host, parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            var builder = new DataViewSchema.Annotations.Builder();
            builder.AddKeyValues(ushort.MaxValue, TextDataViewType.Instance, (ref VBuffer<ReadOnlyMemory<char>> value) =>
                CharacterTokens.KeyValues.CopyTo(ref value));
            var annotations = builder.ToAnnotations();
            return Array.ConvertAll(parent.ColumnPairs, pair => new DataViewSchema.DetachedColumn(pair.outputColumnName,
                new VectorDataViewType(CharacterTokens.KeyType), annotations));
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var texts = new RowTexts(input, input.Schema[ColMapNewToOld[iinfo]]);
            var keys = new GrowingBuffer<ushort>();
            return (ValueGetter<VBuffer<ushort>>)((ref VBuffer<ushort> value) =>
            {
                keys.Clear();
                foreach (var text in texts.Read())
                    CharacterTokens.Append(keys, text.Span, parent._useMarkerCharacters);
                CharacterTokens.End(keys, parent._useMarkerCharacters);
                keys.CopyTo(ref value);
            });
        }
    }
}
