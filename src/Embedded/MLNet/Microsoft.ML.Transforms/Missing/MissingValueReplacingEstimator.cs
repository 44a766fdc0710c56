using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class MissingValueReplacingEstimator : IEstimator<MissingValueReplacingTransformer>
{
    private readonly IHost _host;
    private readonly ReplacementMode _mode;
    private readonly bool _imputeBySlot;
    private readonly (string outputColumnName, string inputColumnName)[] _columns;

    public enum ReplacementMode : byte
    {
        DefaultValue = 0,
        Mean = 1,
        Minimum = 2,
        Maximum = 3,
        Mode = 5,
    }

    internal MissingValueReplacingEstimator(IHostEnvironment env, ReplacementMode replacementMode, bool imputeBySlot,
        params (string outputColumnName, string inputColumnName)[] columns)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(MissingValueReplacingEstimator));
        _host.CheckNonEmpty(columns, nameof(columns));
        foreach (var (name, _) in columns)
            _host.CheckNonWhiteSpace(name, nameof(name));
        _host.CheckUserArg(Enum.IsDefined(replacementMode), nameof(replacementMode), $"There is no replacement mode {replacementMode}");
        _mode = replacementMode;
        _imputeBySlot = imputeBySlot;
        _columns = columns;
    }

    public MissingValueReplacingTransformer Fit(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        var sources = Array.ConvertAll(_columns, pair => input.Schema.GetColumnOrNull(pair.inputColumnName)
            ?? throw _host.ExceptSchemaMismatch("inputSchema", "input", pair.inputColumnName));
        foreach (var source in sources)
            CheckType(_host, source.Type.GetItemType());
        if (_mode == ReplacementMode.DefaultValue)
            return new MissingValueReplacingTransformer(_host, _columns, Array.ConvertAll(sources, _ => new double[1]));
        using var cursor = input.GetRowCursor(sources);
        var statistics = Array.ConvertAll(sources, source => ReplacementStatistics.Create(cursor, source, _mode, _imputeBySlot));
        while (cursor.MoveNext())
        {
            foreach (var column in statistics)
                column.Add();
        }
        return new MissingValueReplacingTransformer(_host, _columns, Array.ConvertAll(statistics, column => column.Finish()));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        var columns = inputSchema.ToDictionary(column => column.Name);
        foreach (var (outputColumnName, inputColumnName) in _columns)
        {
            if (!inputSchema.TryFindColumn(inputColumnName, out var source))
                throw _host.ExceptSchemaMismatch(nameof(inputSchema), "input", inputColumnName);
            CheckType(_host, source.ItemType);
            var annotations = source.Annotations.Where(annotation => IsKept(annotation.Name));
            columns[outputColumnName] = new SchemaShape.Column(outputColumnName, source.Kind, source.ItemType, false, new SchemaShape(annotations));
        }
        return new SchemaShape(columns.Values);
    }

    internal static bool IsKept(string annotation) =>
        annotation is AnnotationUtils.Kinds.SlotNames or AnnotationUtils.Kinds.IsNormalized;

    internal static void CheckType(IHost host, DataViewType itemType)
    {
        if (itemType != NumberDataViewType.Single && itemType != NumberDataViewType.Double)
        {
            throw host.ExceptParam("inputSchema",
                $"Type '{itemType}' is not supported by NAReplaceTransform since it doesn't have an NA value");
        }
    }
}
