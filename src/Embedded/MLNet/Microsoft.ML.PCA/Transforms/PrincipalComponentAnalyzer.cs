using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class PrincipalComponentAnalyzer : IEstimator<PrincipalComponentAnalysisTransformer>
{
    private readonly IHost _host;
    private readonly (string outputColumnName, string inputColumnName) _column;
    private readonly string _weight;
    private readonly int _rank;
    private readonly int _overSampling;
    private readonly bool _ensureZeroMean;
    private readonly int? _seed;

    internal PrincipalComponentAnalyzer(IHostEnvironment env, string outputColumnName, string inputColumnName, string exampleWeightColumnName,
        int rank, int overSampling, bool ensureZeroMean, int? seed)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(PrincipalComponentAnalyzer));
        _host.CheckNonWhiteSpace(outputColumnName, nameof(outputColumnName));
        _host.CheckUserArg(rank > 0, nameof(rank), "Rank must be positive");
        _host.CheckUserArg(overSampling >= 0, nameof(overSampling), "Oversampling must be non-negative");
        _column = (outputColumnName, inputColumnName);
        _weight = exampleWeightColumnName;
        _rank = rank;
        _overSampling = overSampling;
        _ensureZeroMean = ensureZeroMean;
        _seed = seed;
    }

    public PrincipalComponentAnalysisTransformer Fit(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        var column = SingleVectors.Find(_host, input.Schema, _column.inputColumnName);
        var weight = _weight is null ? null : FindWeight(input.Schema);
        var size = column.Type.GetVectorSize();
        _host.Check(_rank <= size, $"Rank ({_rank}) cannot be larger than the original dimension ({size})");
        var examples = new WeightedExamples(input, column, weight);
        var random = _seed is int seed ? RandomUtils.Create(seed) : _host.Rand;
        var components = RandomizedComponents.Find(_host, examples, _rank, _overSampling, _ensureZeroMean, random);
        return new PrincipalComponentAnalysisTransformer(_host, _column, components);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        SingleVectors.Find(_host, inputSchema, _column.inputColumnName);
        if (_weight is not null && !inputSchema.TryFindColumn(_weight, out _))
            throw _host.ExceptSchemaMismatch(nameof(inputSchema), "weight", _weight);
        var columns = inputSchema.ToDictionary(column => column.Name);
        columns[_column.outputColumnName] = new SchemaShape.Column(_column.outputColumnName, SchemaShape.Column.VectorKind.Vector,
            NumberDataViewType.Single, false);
        return new SchemaShape(columns.Values);
    }

    private DataViewSchema.Column? FindWeight(DataViewSchema inputSchema)
    {
        var column = inputSchema.GetColumnOrNull(_weight) ?? throw _host.ExceptSchemaMismatch(nameof(inputSchema), "weight", _weight);
        if (column.Type != NumberDataViewType.Single)
            throw _host.ExceptSchemaMismatch(nameof(inputSchema), "weight", _weight, "Single", column.Type.ToString());
        return column;
    }
}
