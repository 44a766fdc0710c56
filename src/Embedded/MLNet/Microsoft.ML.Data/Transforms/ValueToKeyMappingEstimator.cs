using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ValueToKeyMappingEstimator : IEstimator<ValueToKeyMappingTransformer>
{
    private readonly IHost _host;
    private readonly (string outputColumnName, string inputColumnName)[] _columns;
    private readonly int _maximumNumberOfKeys;
    private readonly KeyOrdinality _keyOrdinality;
    private readonly bool _addKeyValueAnnotationsAsText;
    private readonly IDataView _keyData;

    public enum KeyOrdinality : byte
    {
        ByOccurrence = 0,
        ByValue = 1,
    }

    internal ValueToKeyMappingEstimator(IHostEnvironment env, (string outputColumnName, string inputColumnName)[] columns,
        int maximumNumberOfKeys, KeyOrdinality keyOrdinality, bool addKeyValueAnnotationsAsText, IDataView keyData)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(ValueToKeyMappingEstimator));
        _host.CheckNonEmpty(columns, nameof(columns));
        foreach (var (outputColumnName, _) in columns)
            _host.CheckNonWhiteSpace(outputColumnName, nameof(outputColumnName));
        _columns = columns;
        _maximumNumberOfKeys = maximumNumberOfKeys;
        _keyOrdinality = keyOrdinality;
        _addKeyValueAnnotationsAsText = addKeyValueAnnotationsAsText;
        _keyData = keyData;
        if (keyData is not null)
        {
            var count = keyData.Schema.Count(column => !column.IsHidden);
            _host.CheckParam(count == 1, nameof(keyData), "If specified, this data view should contain only a single column "
                + $"containing the terms to map, but this had {count} columns.");
        }
    }

    public ValueToKeyMappingTransformer Fit(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        var sources = Array.ConvertAll(_columns, pair => input.Schema.GetColumnOrNull(pair.inputColumnName)
            ?? throw _host.ExceptSchemaMismatch("inputSchema", "input", pair.inputColumnName));
        foreach (var source in sources)
        {
            if (!CanBeKey(source.Type.GetItemType()))
                throw _host.ExceptSchemaMismatch("inputSchema", "input", source.Name, "vector or scalar of a standard type", source.Type.ToString());
        }
        _host.CheckUserArg(_maximumNumberOfKeys > 0, "MaxNumTerms", "Must be positive");
        return new ValueToKeyMappingTransformer(_host, _columns, Train(input, sources), _addKeyValueAnnotationsAsText);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        var columns = inputSchema.ToDictionary(column => column.Name);
        foreach (var (outputColumnName, inputColumnName) in _columns)
        {
            if (!inputSchema.TryFindColumn(inputColumnName, out var source))
                throw _host.ExceptSchemaMismatch(nameof(inputSchema), "input", inputColumnName);
            if (!source.IsKey && !source.ItemType.IsStandardScalar())
                throw _host.ExceptSchemaMismatch(nameof(inputSchema), "input", inputColumnName, "a standard type", source.GetTypeString());
            var annotations = new List<SchemaShape.Column>();
            if (source.Annotations.TryFindColumn(AnnotationUtils.Kinds.SlotNames, out var slotNames))
                annotations.Add(slotNames);
            annotations.Add(new SchemaShape.Column(AnnotationUtils.Kinds.KeyValues, SchemaShape.Column.VectorKind.Vector,
                _addKeyValueAnnotationsAsText ? TextDataViewType.Instance : source.ItemType, source.IsKey && !_addKeyValueAnnotationsAsText));
            columns[outputColumnName] = new SchemaShape.Column(outputColumnName, source.Kind, NumberDataViewType.UInt32, true,
                new SchemaShape(annotations));
        }
        return new SchemaShape(columns.Values);
    }

    private static bool CanBeKey(DataViewType itemType) =>
        itemType is KeyDataViewType || (itemType.IsStandardScalar() && itemType is not RowIdDataViewType);

    // All columns in one pass; those that are full are no longer looked at.
    private KeyMap[] Train(IDataView input, DataViewSchema.Column[] sources)
    {
        if (_keyData is not null)
            return TrainOnKeyData(sources);
        using var cursor = input.GetRowCursor(sources);
        var trainers = Array.ConvertAll(sources, source => KeyMapTrainer.Create(cursor, source, _maximumNumberOfKeys));
        var open = trainers.ToList();
        while (open.Count > 0 && cursor.MoveNext())
        {
            for (var i = open.Count - 1; i >= 0; i--)
            {
                if (!open[i].Add())
                    open.RemoveAt(i);
            }
        }
        return Array.ConvertAll(trainers, trainer => trainer.Finish(_keyOrdinality));
    }

    private KeyMap[] TrainOnKeyData(DataViewSchema.Column[] sources)
    {
        var column = _keyData.Schema.First(candidate => !candidate.IsHidden);
        foreach (var source in sources)
        {
            _host.CheckParam(column.Type.Equals(source.Type.GetItemType()), "keyData",
                $"Input data's column must be of type '{source.Type.GetItemType()}' but was '{column.Type}'");
        }
        using var cursor = _keyData.GetRowCursor([column]);
        var trainer = KeyMapTrainer.Create(cursor, column, int.MaxValue);
        while (cursor.MoveNext())
            trainer.Add();
        var map = trainer.Finish(_keyOrdinality);
        return Array.ConvertAll(sources, _ => map);
    }
}
