using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// A transformer that makes each output column of one input column. Derived classes also check the type of inputs in CheckInputColumn, and
// their mapper is a OneToOneMapperBase.
public abstract class OneToOneTransformerBase : RowToRowTransformerBase
{
    private protected readonly (string outputColumnName, string inputColumnName)[] ColumnPairs;

    private protected OneToOneTransformerBase(IHost host, params (string outputColumnName, string inputColumnName)[] columns)
        : base(host)
    {
        host.CheckValue(columns, nameof(columns));
        var names = new HashSet<string>();
        foreach (var (outputColumnName, inputColumnName) in columns)
        {
            host.CheckNonEmpty(inputColumnName, nameof(inputColumnName));
            host.CheckNonEmpty(outputColumnName, nameof(outputColumnName));
            host.CheckParam(names.Add(outputColumnName), nameof(columns), $"Output column '{outputColumnName}' specified multiple times");
        }
        ColumnPairs = columns;
    }

    // Reads what SaveColumns wrote, after the caller's CheckAtModel.
    private protected OneToOneTransformerBase(IHost host, ModelLoadContext ctx)
        : base(host)
    {
        host.CheckValue(ctx, nameof(ctx));
        var count = ctx.Reader.ReadInt32();
        // Each pair is two numbers of strings.
        var left = ctx.Reader.BaseStream.Length - ctx.Reader.BaseStream.Position;
        host.CheckDecode(count > 0 && count <= left / (2 * sizeof(int)));
        ColumnPairs = new (string, string)[count];
        for (var i = 0; i < ColumnPairs.Length; i++)
            ColumnPairs[i] = (ctx.LoadNonEmptyString(), ctx.LoadNonEmptyString());
    }

    private protected void SaveColumns(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.Writer.Write(ColumnPairs.Length);
        foreach (var (outputColumnName, inputColumnName) in ColumnPairs)
        {
            ctx.SaveNonEmptyString(outputColumnName);
            ctx.SaveNonEmptyString(inputColumnName);
        }
    }

    // Throws where the type of input column srcCol does not fit the pair `col`.
    private protected virtual void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
    {
    }

    private protected abstract class OneToOneMapperBase : MapperBase
    {
        private readonly OneToOneTransformerBase _parent;

        // Index of the added column to that of its input column.
        protected readonly Dictionary<int, int> ColMapNewToOld;

        protected OneToOneMapperBase(IHost host, OneToOneTransformerBase parent, DataViewSchema inputSchema)
            : base(host, inputSchema, parent)
        {
            _parent = parent;
            ColMapNewToOld = [];
            for (var i = 0; i < parent.ColumnPairs.Length; i++)
            {
                var name = parent.ColumnPairs[i].inputColumnName;
                if (!inputSchema.TryGetColumnIndex(name, out var source))
                    throw host.ExceptSchemaMismatch(nameof(inputSchema), "input", name);
                parent.CheckInputColumn(inputSchema, i, source);
                ColMapNewToOld.Add(i, source);
            }
        }

        protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput)
        {
            var active = new bool[InputSchema.Count];
            foreach (var (added, source) in ColMapNewToOld)
                active[source] |= activeOutput(added);
            return column => active[column];
        }
    }
}
