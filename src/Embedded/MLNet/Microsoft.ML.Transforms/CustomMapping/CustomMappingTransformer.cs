using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

// Columns that the user's own function makes, from an object of the row to another.
public sealed class CustomMappingTransformer<TSrc, TDst> : ITransformer
    where TSrc : class, new()
    where TDst : class, new()
{
    private readonly IHost _host;
    private readonly Action<TSrc, TDst> _mapAction;
    private readonly string _contractName;
    private readonly RowType<TDst> _added;

    internal CustomMappingTransformer(IHostEnvironment env, Action<TSrc, TDst> mapAction, string contractName,
        SchemaDefinition inputSchemaDefinition = null, SchemaDefinition outputSchemaDefinition = null)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(CustomMappingTransformer<TSrc, TDst>));
        _host.CheckValue(mapAction, nameof(mapAction));
        _mapAction = mapAction;
        _contractName = contractName;
        InputDefinition = inputSchemaDefinition ?? SchemaDefinition.Create(typeof(TSrc), SchemaDefinition.Direction.Write);
        _added = RowType<TDst>.Create(outputSchemaDefinition);
    }

    bool ITransformer.IsRowToRowMapper => true;

    internal SchemaDefinition InputDefinition { get; }

    internal DataViewSchema AddedSchema => _added.Schema;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        return RowToRowMapperTransform.GetOutputSchema(inputSchema, new Mapper(this, inputSchema));
    }

    public IDataView Transform(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        return new RowToRowMapperTransform(input, new Mapper(this, input.Schema));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        return new RowToRowMapperTransform(inputSchema, new Mapper(this, inputSchema));
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        _host.Check(!string.IsNullOrEmpty(_contractName), "Empty contract name for a transform: the transform cannot be saved");
        ctx.CheckAtModel();
        ctx.SetVersionInfo(CustomMappingLoader.GetVersionInfo());
        ctx.SaveNonEmptyString(_contractName);
        ctx.SaveStringOrNull(_mapAction.Method.DeclaringType?.Assembly.FullName);
    }

    private sealed class Mapper : IRowMapper
    {
        private readonly CustomMappingTransformer<TSrc, TDst> _parent;
        private readonly TypedRows<TSrc> _inputs;
        private readonly HashSet<int> _sources;

        public Mapper(CustomMappingTransformer<TSrc, TDst> parent, DataViewSchema inputSchema)
        {
            _parent = parent;
            foreach (var wanted in parent.InputDefinition)
            {
                if (inputSchema.GetColumnOrNull(wanted.ColumnName) is null)
                    throw parent._host.ExceptSchemaMismatch(nameof(inputSchema), "input", wanted.ColumnName);
            }
            _inputs = new TypedRows<TSrc>(inputSchema, ignoreMissingColumns: false, parent.InputDefinition);
            _sources = [.. _inputs.Columns.Select(column => column.Index)];
        }

        public ITransformer GetTransformer() => _parent;

        public DataViewSchema.DetachedColumn[] GetOutputColumns() =>
            _parent.AddedSchema.Select(column => new DataViewSchema.DetachedColumn(column)).ToArray();

        public Func<int, bool> GetDependencies(Func<int, bool> activeOutput)
        {
            var isActive = Enumerable.Range(0, _parent.AddedSchema.Count).Any(activeOutput);
            return column => isActive && _sources.Contains(column);
        }

        void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)_parent).Save(ctx);

        // All columns of a row come of one call of the user's function.
        public Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var added = _parent.AddedSchema;
            var getters = new Delegate[added.Count];
            if (!Enumerable.Range(0, getters.Length).Any(activeOutput))
                return getters;
            var fill = _inputs.Bind(input);
            var source = new TSrc();
            TDst result = null;
            long position = -1;
            for (var i = 0; i < getters.Length; i++)
            {
                if (activeOutput(i))
                    getters[i] = _parent._added.GetGetter(added[i], Current);
            }
            return getters;

            TDst Current()
            {
                if (result is null || input.Position != position)
                {
                    fill(source);
                    result = new TDst();
                    _parent._mapAction(source, result);
                    position = input.Position;
                }
                return result;
            }
        }
    }
}
