using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class NormalizingEstimator : IEstimator<NormalizingTransformer>
{
    private readonly IHost _host;
    private readonly (string outputColumnName, string inputColumnName)[] _columns;
    private readonly NormalizerSettings _settings;

    internal NormalizingEstimator(IHostEnvironment env, NormalizerSettings settings,
        params (string outputColumnName, string inputColumnName)[] columns)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(NormalizingEstimator));
        _host.CheckNonEmpty(columns, nameof(columns));
        foreach (var (name, _) in columns)
            _host.CheckNonEmpty(name, nameof(name));
        _host.CheckParam(settings.MaximumExampleCount > 1, "maximumExampleCount", "Must be greater than 1");
        _host.CheckUserArg(settings.MaximumBinCount > 1, nameof(settings.MaximumBinCount), "Must be greater than 1");
        _host.CheckUserArg(settings.MinimumExamplesPerBin > 0, "MininimumExamplesPerBin", "Must be positive");
        _settings = settings;
        _columns = columns;
    }

    public NormalizingTransformer Fit(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        var sources = Array.ConvertAll(_columns, pair => input.Schema.GetColumnOrNull(pair.inputColumnName)
            ?? throw _host.ExceptSchemaMismatch("data", "input", pair.inputColumnName));
        foreach (var source in sources)
        {
            var isKnown = source.Type is not VectorDataViewType { IsKnownSize: false };
            _host.CheckParam(isKnown && CanNormalize(source.Type.GetItemType()), "srcType", "Wrong column type for input column. Expected: "
                + $"Single, Double, Vector of Single or Vector of Double. Got: {source.Type}.");
        }
        var label = GetLabelOrNull(input.Schema);
        using var cursor = input.GetRowCursor(label is null ? sources : sources.Append(label.Value));
        var classes = label is null ? null : LabelClasses.Create(cursor, label.Value);
        var statistics = Array.ConvertAll(sources, source => NormalizerStatistics.Create(cursor, source, _settings, classes));
        for (long i = 0; i < _settings.MaximumExampleCount && cursor.MoveNext(); i++)
        {
            if (classes is not null && !classes.MoveNext())
                continue;
            foreach (var column in statistics)
                column.Add();
        }
        return new NormalizingTransformer(_host, _columns, Array.ConvertAll(statistics, column => column.Finish()));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        var columns = inputSchema.ToDictionary(column => column.Name);
        foreach (var (outputColumnName, inputColumnName) in _columns)
        {
            if (!inputSchema.TryFindColumn(inputColumnName, out var source))
                throw _host.ExceptSchemaMismatch(nameof(inputSchema), "input", inputColumnName);
            if (source.Kind == SchemaShape.Column.VectorKind.VariableVector)
                throw _host.ExceptSchemaMismatch(nameof(inputSchema), "input", inputColumnName, "fixed-size vector or scalar", source.GetTypeString());
            if (source.IsKey || !CanNormalize(source.ItemType))
                throw _host.ExceptSchemaMismatch(nameof(inputSchema), "input", inputColumnName, "Single or Double", source.GetTypeString());
            var annotations = new List<SchemaShape.Column>
            {
                new(AnnotationUtils.Kinds.IsNormalized, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false),
            };
            if (source.Annotations.TryFindColumn(AnnotationUtils.Kinds.SlotNames, out var slotNames))
                annotations.Add(slotNames);
            columns[outputColumnName] = new SchemaShape.Column(outputColumnName, source.Kind, source.ItemType, false, new SchemaShape(annotations));
        }
        return new SchemaShape(columns.Values);
    }

    private DataViewSchema.Column? GetLabelOrNull(DataViewSchema schema)
    {
        if (_settings.Kind != NormalizerKind.SupervisedBinning)
            return null;
        return schema.GetColumnOrNull(_settings.LabelColumnName)
            ?? throw _host.ExceptSchemaMismatch("data", "label", _settings.LabelColumnName);
    }

    private static bool CanNormalize(DataViewType type) => type == NumberDataViewType.Single || type == NumberDataViewType.Double;
}
