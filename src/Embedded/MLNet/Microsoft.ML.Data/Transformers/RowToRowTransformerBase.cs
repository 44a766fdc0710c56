using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// A transformer that adds columns row by row. Derived classes give
//   - SaveModel: ctx.CheckAtModel(), ctx.SetVersionInfo(...), then their fields;
//   - MakeRowMapper: checks the schema (throwing ExceptSchemaMismatch) and gives a MapperBase;
// and have a LoadableClass attribute with a constructor or Create of (IHostEnvironment, ModelLoadContext).
public abstract class RowToRowTransformerBase : ITransformer
{
    private protected readonly IHost Host;

    private protected RowToRowTransformerBase(IHost host)
    {
        Contracts.CheckValue(host, nameof(host));
        Host = host;
    }

    bool ITransformer.IsRowToRowMapper => true;

    void ICanSaveModel.Save(ModelSaveContext ctx) => SaveModel(ctx);

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));
        return new RowToRowMapperTransform(inputSchema, MakeRowMapper(inputSchema));
    }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));
        return RowToRowMapperTransform.GetOutputSchema(inputSchema, MakeRowMapper(inputSchema));
    }

    public IDataView Transform(IDataView input)
    {
        Host.CheckValue(input, nameof(input));
        return new RowToRowMapperTransform(input, MakeRowMapper(input.Schema));
    }

    private protected abstract void SaveModel(ModelSaveContext ctx);

    private protected abstract IRowMapper MakeRowMapper(DataViewSchema schema);

    // The mapper of a transformer that makes its getters one by one.
    private protected abstract class MapperBase : IRowMapper
    {
        private readonly RowToRowTransformerBase _parent;
        private DataViewSchema.DetachedColumn[] _outputColumns;

        protected readonly IHost Host;
        protected readonly DataViewSchema InputSchema;

        protected MapperBase(IHost host, DataViewSchema inputSchema, RowToRowTransformerBase parent)
        {
            Host = host;
            InputSchema = inputSchema;
            _parent = parent;
        }

        public DataViewSchema.DetachedColumn[] GetOutputColumns() => _outputColumns ??= GetOutputColumnsCore();

        public Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
        {
            var getters = new Delegate[GetOutputColumns().Length];
            disposer = null;
            for (var i = 0; i < getters.Length; i++)
            {
                if (!activeOutput(i))
                    continue;
                getters[i] = MakeGetter(input, i, activeOutput, out var disposeOne);
                disposer += disposeOne;
            }
            return getters;
        }

        public Func<int, bool> GetDependencies(Func<int, bool> activeOutput) => GetDependenciesCore(activeOutput);

        public ITransformer GetTransformer() => _parent;

        void ICanSaveModel.Save(ModelSaveContext ctx) => _parent.SaveModel(ctx);

        // The columns added, computed once.
        protected abstract DataViewSchema.DetachedColumn[] GetOutputColumnsCore();

        // The getter of the added column iinfo over this row.
        protected abstract Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer);

        protected abstract Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput);
    }
}
