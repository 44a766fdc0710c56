using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: Microsoft.ML.LoadableClass(typeof(ColumnConcatenatingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Concat Transform", ColumnConcatenatingTransformer.LoaderSignature)]

namespace Microsoft.ML.Data;

public sealed class ColumnConcatenatingTransformer : RowToRowTransformerBase
{
    internal const string LoaderSignature = "ConcatTransform";

    private readonly string _name;
    private readonly string[] _sources;

    internal ColumnConcatenatingTransformer(IHostEnvironment env, string outputColumnName, params string[] inputColumnNames)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(ColumnConcatenatingTransformer)))
    {
        _name = outputColumnName;
        _sources = [.. inputColumnNames];
    }

    private ColumnConcatenatingTransformer(IHostEnvironment env, ModelLoadContext ctx)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(ColumnConcatenatingTransformer)))
    {
        ctx.CheckAtModel(GetVersionInfo());
        _name = ctx.LoadNonEmptyString();
        _sources = new string[ctx.ReadCount(sizeof(int))];
        Host.CheckDecode(_sources.Length > 0);
        for (var i = 0; i < _sources.Length; i++)
            _sources[i] = ctx.LoadNonEmptyString();
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        ctx.SaveNonEmptyString(_name);
        ctx.Writer.Write(_sources.Length);
        foreach (var source in _sources)
            ctx.SaveNonEmptyString(source);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private static VersionInfo GetVersionInfo() => new("CONCAT F", 0x00010001, 0x00010001, 0x00010001,
        typeof(ColumnConcatenatingTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper : MapperBase
    {
        private readonly ColumnConcatenatingTransformer _parent;
        private readonly DataViewSchema.Column[] _sources;
        private readonly VectorDataViewType _type;

        public Mapper(ColumnConcatenatingTransformer parent, DataViewSchema inputSchema)
            : base(parent.Host, inputSchema, parent)
        {
            _parent = parent;
            _sources = Array.ConvertAll(parent._sources, name => inputSchema.GetColumnOrNull(name)
                ?? throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", name));
            var itemType = (PrimitiveDataViewType)_sources[0].Type.GetItemType();
            foreach (var source in _sources)
            {
                if (!source.Type.GetItemType().Equals(itemType))
                {
                    throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", source.Name, itemType.ToString(),
                        source.Type.GetItemType().ToString());
                }
            }
            var isVariable = _sources.Any(source => source.Type is VectorDataViewType { IsKnownSize: false });
            _type = new VectorDataViewType(itemType, isVariable ? 0 : _sources.Sum(source => source.Type.GetValueCount()));
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            // One vector alone is given on as it is.
            if (_sources.Length == 1 && _sources[0].Type is VectorDataViewType)
                return [new DataViewSchema.DetachedColumn(_parent._name, _sources[0].Type, _sources[0].Annotations)];
            return [new DataViewSchema.DetachedColumn(_parent._name, _type, ConcatenatedAnnotations.Make(_sources, _type))];
        }

        protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput)
        {
            var active = new bool[InputSchema.Count];
            if (activeOutput(0))
            {
                foreach (var source in _sources)
                    active[source.Index] = true;
            }
            return column => active[column];
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            if (_sources.Length == 1 && _sources[0].Type is VectorDataViewType)
                return RowGetters.GetGetterAsDelegate(input, input.Schema[_sources[0].Index]);
            return TypedCall.Invoke(MakeGetter<int>, _type.ItemType.RawType, this, input);
        }

        private Delegate MakeGetter<T>(DataViewRow input)
        {
            var count = _sources.Length;
            var scalars = new ValueGetter<T>[count];
            var vectors = new ValueGetter<VBuffer<T>>[count];
            var buffers = new VBuffer<T>[count];
            for (var i = 0; i < count; i++)
            {
                var column = input.Schema[_sources[i].Index];
                if (column.Type is VectorDataViewType)
                    vectors[i] = input.GetGetter<VBuffer<T>>(column);
                else
                    scalars[i] = input.GetGetter<T>(column);
            }
            if (vectors.All(vector => vector is null))
            {
                return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
                {
                    var editor = VBufferEditor.Create(ref value, count);
                    for (var i = 0; i < scalars.Length; i++)
                        scalars[i](ref editor.Values[i]);
                    value = editor.Commit();
                });
            }
            return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
            {
                int length = 0, stored = 0;
                for (var i = 0; i < buffers.Length; i++)
                {
                    if (vectors[i] is null)
                    {
                        length++;
                        stored++;
                        continue;
                    }
                    vectors[i](ref buffers[i]);
                    length += buffers[i].Length;
                    stored += buffers[i].GetValues().Length;
                }
                // Sparse where that takes less memory.
                value = stored <= length / 2 ? FillSparse(ref value, length, stored) : FillDense(ref value, length);
            });

            VBuffer<T> FillDense(ref VBuffer<T> value, int length)
            {
                var editor = VBufferEditor.Create(ref value, length);
                var slot = 0;
                for (var i = 0; i < buffers.Length; i++)
                {
                    if (vectors[i] is null)
                    {
                        scalars[i](ref editor.Values[slot++]);
                        continue;
                    }
                    buffers[i].CopyTo(editor.Values, slot);
                    slot += buffers[i].Length;
                }
                return editor.Commit();
            }

            VBuffer<T> FillSparse(ref VBuffer<T> value, int length, int stored)
            {
                var editor = VBufferEditor.Create(ref value, length, stored, requireIndicesOnDense: true);
                int slot = 0, used = 0;
                for (var i = 0; i < buffers.Length; i++)
                {
                    if (vectors[i] is null)
                    {
                        scalars[i](ref editor.Values[used]);
                        editor.Indices[used++] = slot++;
                        continue;
                    }
                    var values = buffers[i].GetValues();
                    var indices = buffers[i].GetIndices();
                    values.CopyTo(editor.Values[used..]);
                    for (var j = 0; j < values.Length; j++)
                        editor.Indices[used++] = slot + (indices.IsEmpty ? j : indices[j]);
                    slot += buffers[i].Length;
                }
                return editor.Commit();
            }
        }
    }
}
