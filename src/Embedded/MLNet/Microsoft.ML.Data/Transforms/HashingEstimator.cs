using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class HashingEstimator : IEstimator<HashingTransformer>
{
    internal const uint DefaultSeed = 314489979;
    internal const int DefaultNumberOfBits = 31;

    private readonly IHost _host;
    private readonly ColumnOptions[] _columns;

    public sealed class ColumnOptions
    {
        public ColumnOptions(string name, string inputColumnName = null, int numberOfBits = DefaultNumberOfBits, uint seed = DefaultSeed,
            bool useOrderedHashing = false, int maximumNumberOfInverts = 0, bool combine = false)
        {
            Contracts.CheckNonWhiteSpace(name, nameof(name));
            if (maximumNumberOfInverts < -1)
                throw Contracts.ExceptParam(nameof(maximumNumberOfInverts), "Value too small, must be -1 or larger");
            if (combine && useOrderedHashing)
                throw Contracts.ExceptParam(nameof(Combine), "When the 'Combine' option is specified, ordered hashing is not supported.");
            Name = name;
            InputColumnName = inputColumnName ?? name;
            NumberOfBits = numberOfBits;
            Seed = seed;
            UseOrderedHashing = useOrderedHashing;
            MaximumNumberOfInverts = maximumNumberOfInverts;
            Combine = combine;
        }

        public string Name { get; set; }

        public string InputColumnName { get; set; }

        public int NumberOfBits { get; set; }

        public uint Seed { get; set; }

        public bool UseOrderedHashing { get; set; }

        public int MaximumNumberOfInverts { get; set; }

        public bool Combine { get; set; }

        internal KeyDataViewType KeyType => new(typeof(uint), NumberOfBits is >= 0 and < 64 ? 1UL << NumberOfBits : 0);

        // What another thread sets later is not seen.
        internal ColumnOptions Copy() => new(Name, InputColumnName, NumberOfBits, Seed, UseOrderedHashing, MaximumNumberOfInverts, Combine);
    }

    internal HashingEstimator(IHostEnvironment env, params ColumnOptions[] columns)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(HashingEstimator));
        _host.CheckNonEmpty(columns, nameof(columns));
        _columns = Array.ConvertAll(columns, column => column.Copy());
        foreach (var column in _columns)
        {
            _ = column.KeyType;
            _host.CheckParam(column.NumberOfBits < 31 || column.MaximumNumberOfInverts == 0, nameof(column.MaximumNumberOfInverts),
                "Inverts are kept for up to 30 bits");
        }
    }

    public HashingTransformer Fit(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        var inverts = Array.ConvertAll(_columns, column => column.MaximumNumberOfInverts == 0 ? null : new HashInverts(column.MaximumNumberOfInverts));
        var transformer = new HashingTransformer(_host, _columns, null);
        // The schema must fit now, not at the first Transform.
        transformer.GetOutputSchema(input.Schema);
        if (Array.TrueForAll(inverts, each => each is null))
            return transformer;
        Collect(input, inverts);
        return new HashingTransformer(_host, _columns, inverts);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        var columns = inputSchema.ToDictionary(column => column.Name);
        foreach (var column in _columns)
        {
            if (!inputSchema.TryFindColumn(column.InputColumnName, out var source))
                throw _host.ExceptSchemaMismatch(nameof(inputSchema), "input", column.InputColumnName);
            if (!source.IsKey && ColumnHash.OfOrNull(source.ItemType, column) is null)
                throw _host.ExceptSchemaMismatch(nameof(inputSchema), "input", column.InputColumnName, HashingTransformer.ExpectedType, source.GetTypeString());
            var kind = column.Combine ? SchemaShape.Column.VectorKind.Scalar : source.Kind;
            var annotations = new List<SchemaShape.Column>();
            if (kind != SchemaShape.Column.VectorKind.Scalar && source.Annotations.TryFindColumn(AnnotationUtils.Kinds.SlotNames, out var slotNames))
                annotations.Add(slotNames);
            if (column.MaximumNumberOfInverts != 0)
                annotations.Add(new(AnnotationUtils.Kinds.KeyValues, SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance, false));
            columns[column.Name] = new SchemaShape.Column(column.Name, kind, NumberDataViewType.UInt32, true, new SchemaShape(annotations));
        }
        return new SchemaShape(columns.Values);
    }

    private void Collect(IDataView input, HashInverts[] inverts)
    {
        var sources = Array.ConvertAll(_columns, column => input.Schema[column.InputColumnName]);
        using var cursor = input.GetRowCursor(sources.Where((_, i) => inverts[i] is not null));
        Action collect = null;
        for (var i = 0; i < sources.Length; i++)
        {
            if (inverts[i] is not null)
                collect += ColumnHash.OfOrNull(sources[i].Type.GetItemType(), _columns[i]).Collect(cursor, sources[i], inverts[i]);
        }
        while (cursor.MoveNext())
            collect();
    }
}
