using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Text;

[assembly: Microsoft.ML.LoadableClass(typeof(NgramHashingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Ngram Hash Transform", NgramHashingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms.Text;

public sealed class NgramHashingTransformer : RowToRowTransformerBase
{
    internal const string LoaderSignature = "NgramHashTransform";

    private readonly string _name;
    private readonly string[] _sources;
    private readonly NgramHashing _hashing;

    // What was hashed to the slots that were in use; null where nobody asked.
    private readonly (int Slot, string Name)[] _slotNames;

    internal NgramHashingTransformer(IHostEnvironment env, string name, string[] sources, NgramHashing hashing,
        (int Slot, string Name)[] slotNames)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(NgramHashingTransformer)))
    {
        _name = name;
        _sources = sources;
        _hashing = hashing;
        _slotNames = slotNames;
    }

    private NgramHashingTransformer(IHost host, ModelLoadContext ctx)
        : base(host)
    {
        ctx.CheckAtModel(GetVersionInfo());
        _name = ctx.LoadNonEmptyString();
        _sources = ModelLists.LoadNames(ctx);
        _hashing = NgramHashing.Load(ctx.Reader);
        if (!ctx.Reader.ReadBoolean())
            return;
        _slotNames = new (int, string)[ctx.Reader.ReadCount(sizeof(int) + 1)];
        for (var i = 0; i < _slotNames.Length; i++)
        {
            _slotNames[i] = (ctx.Reader.ReadInt32(), ctx.Reader.ReadString());
            host.CheckDecode(_slotNames[i].Slot > (i == 0 ? -1 : _slotNames[i - 1].Slot) && _slotNames[i].Slot < _hashing.SlotCount);
        }
    }

    internal static DataViewSchema.Column[] FindSources(IHost host, DataViewSchema inputSchema, string[] names) => Array.ConvertAll(names, name =>
    {
        var source = inputSchema.GetColumnOrNull(name) ?? throw host.ExceptSchemaMismatch(nameof(inputSchema), "input", name);
        NgramExtractingTransformer.CheckSource(host, source);
        return source;
    });

    private static NgramHashingTransformer Create(IHostEnvironment env, ModelLoadContext ctx) =>
        new(env.Register(nameof(NgramHashingTransformer)), ctx);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        ctx.SaveNonEmptyString(_name);
        ModelLists.SaveNames(ctx, _sources);
        _hashing.Save(ctx.Writer);
        ctx.Writer.Write(_slotNames is not null);
        if (_slotNames is null)
            return;
        ctx.Writer.Write(_slotNames.Length);
        foreach (var (slot, name) in _slotNames)
        {
            ctx.Writer.Write(slot);
            ctx.Writer.Write(name);
        }
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private static VersionInfo GetVersionInfo() => new("HASHGRAM", 0x00010001, 0x00010001, 0x00010001,
        typeof(NgramHashingTransformer).Assembly.FullName, LoaderSignature);

    private void FillSlotNames(ref VBuffer<ReadOnlyMemory<char>> value)
    {
        var editor = VBufferEditor.Create(ref value, _hashing.SlotCount, _slotNames.Length, requireIndicesOnDense: true);
        for (var i = 0; i < _slotNames.Length; i++)
        {
            editor.Indices[i] = _slotNames[i].Slot;
            editor.Values[i] = _slotNames[i].Name.AsMemory();
        }
        value = editor.Commit();
    }

    private sealed class Mapper(NgramHashingTransformer parent, DataViewSchema inputSchema) : MapperBase(parent.Host, inputSchema, parent)
    {
        private readonly NgramHashingTransformer _parent = parent;
        private readonly DataViewSchema.Column[] _sources = FindSources(parent.Host, inputSchema, parent._sources);

        protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput) =>
            column => activeOutput(0) && Array.Exists(_sources, source => source.Index == column);

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            var builder = new DataViewSchema.Annotations.Builder();
            if (_parent._slotNames is not null)
                builder.AddSlotNames(_parent._hashing.SlotCount, _parent.FillSlotNames);
            return [new DataViewSchema.DetachedColumn(_parent._name,
                new VectorDataViewType(NumberDataViewType.Single, _parent._hashing.SlotCount), builder.ToAnnotations())];
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var keys = Array.ConvertAll(_sources, source => RowKeys.Create(input, input.Schema[source.Index]));
            var hashing = _parent._hashing;
            var counts = new SlotCounts();
            return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
            {
                counts.Clear();
                for (var i = 0; i < keys.Length; i++)
                {
                    var sink = new Sink(hashing, counts, i);
                    Ngrams.Visit(keys[i].Read(), hashing.Settings, ref sink);
                }
                counts.Collect();
                counts.CopyTo(ref value, hashing.SlotCount);
            });
        }
    }

    private readonly struct Sink(NgramHashing hashing, SlotCounts counts, int source) : INgramSink
    {
        public void Add(ReadOnlySpan<uint> ngram) => counts.Add(hashing.SlotOf(ngram, source));
    }
}
