using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Text;

[assembly: Microsoft.ML.LoadableClass(typeof(TextNormalizingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Text Normalizer Transform", TextNormalizingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms.Text;

public sealed class TextNormalizingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "TextNormalizerTransform";
    internal const string ExpectedType = "String or vector of String";

    private readonly TextNormalization _normalization;

    internal TextNormalizingTransformer(IHostEnvironment env, TextNormalization normalization,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(TextNormalizingTransformer)), columns)
    {
        _normalization = normalization;
    }

    private TextNormalizingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _normalization = TextNormalization.Load(ctx.Reader);
    }

    private static TextNormalizingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new TextNormalizingTransformer(env.Register(nameof(TextNormalizingTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        _normalization.Save(ctx.Writer);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol) =>
        TextColumns.Check(Host, inputSchema[srcCol], ExpectedType);

    private static VersionInfo GetVersionInfo() => new("TEXTNORM", 0x00010001, 0x00010001, 0x00010001,
        typeof(TextNormalizingTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper(TextNormalizingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host, parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() => Enumerable.Range(0, parent.ColumnPairs.Length)
            .Select(i => new DataViewSchema.DetachedColumn(parent.ColumnPairs[i].outputColumnName,
                InputSchema[ColMapNewToOld[i]].Type is VectorDataViewType
                    ? new VectorDataViewType(TextDataViewType.Instance)
                    : TextDataViewType.Instance)).ToArray();

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var column = input.Schema[ColMapNewToOld[iinfo]];
            char[] buffer = [];
            if (column.Type is not VectorDataViewType)
            {
                var getText = input.GetGetter<ReadOnlyMemory<char>>(column);
                return (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) =>
                {
                    getText(ref value);
                    value = Normalize(value, ref buffer);
                });
            }
            // Texts of which nothing is left are left out.
            var texts = new RowTexts(input, column);
            var kept = new GrowingBuffer<ReadOnlyMemory<char>>();
            return (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> value) =>
            {
                kept.Clear();
                foreach (var text in texts.Read())
                {
                    var normalized = Normalize(text, ref buffer);
                    if (!normalized.IsEmpty)
                        kept.Add(normalized);
                }
                kept.CopyTo(ref value);
            });
        }

        // Rows may be kept, so what differs from the source is a string of its own.
        private ReadOnlyMemory<char> Normalize(ReadOnlyMemory<char> text, ref char[] buffer)
        {
            var source = text.Span;
            var unchanged = parent._normalization.CountUnchanged(source);
            if (unchanged == source.Length)
                return text;
            if (buffer.Length < source.Length)
                buffer = new char[Math.Max(source.Length, (int)Math.Min(2L * buffer.Length, Array.MaxLength))];
            source[..unchanged].CopyTo(buffer);
            var length = unchanged + parent._normalization.Write(source[unchanged..], buffer.AsSpan(unchanged));
            return new string(buffer, 0, length).AsMemory();
        }
    }
}
