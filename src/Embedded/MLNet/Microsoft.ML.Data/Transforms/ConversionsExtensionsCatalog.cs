using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static class ConversionsExtensionsCatalog
{
    public static TypeConvertingEstimator ConvertType(this TransformsCatalog.ConversionTransforms catalog, string outputColumnName,
        string inputColumnName = null, DataKind outputKind = DataKind.Single) =>
        new(catalog.GetEnvironment(), outputKind, (outputColumnName, inputColumnName ?? outputColumnName));

    public static TypeConvertingEstimator ConvertType(this TransformsCatalog.ConversionTransforms catalog, InputOutputColumnPair[] columns,
        DataKind outputKind = DataKind.Single) =>
        new(catalog.GetEnvironment(), outputKind, InputOutputColumnPair.ConvertToValueTuples(columns));

    public static HashingEstimator Hash(this TransformsCatalog.ConversionTransforms catalog, string outputColumnName,
        string inputColumnName = null, int numberOfBits = HashingEstimator.DefaultNumberOfBits, int maximumNumberOfInverts = 0) =>
        catalog.Hash(new HashingEstimator.ColumnOptions(outputColumnName, inputColumnName, numberOfBits, maximumNumberOfInverts: maximumNumberOfInverts));

    public static HashingEstimator Hash(this TransformsCatalog.ConversionTransforms catalog, params HashingEstimator.ColumnOptions[] columns) =>
        new(catalog.GetEnvironment(), columns);

    public static KeyToValueMappingEstimator MapKeyToValue(this TransformsCatalog.ConversionTransforms catalog, string outputColumnName,
        string inputColumnName = null) => new(catalog.GetEnvironment(), (outputColumnName, inputColumnName ?? outputColumnName));

    public static KeyToValueMappingEstimator MapKeyToValue(this TransformsCatalog.ConversionTransforms catalog, InputOutputColumnPair[] columns) =>
        new(catalog.GetEnvironment(), InputOutputColumnPair.ConvertToValueTuples(columns));

    public static KeyToVectorMappingEstimator MapKeyToVector(this TransformsCatalog.ConversionTransforms catalog, string outputColumnName,
        string inputColumnName = null, bool outputCountVector = false) =>
        new(catalog.GetEnvironment(), outputCountVector, (outputColumnName, inputColumnName ?? outputColumnName));

    public static KeyToVectorMappingEstimator MapKeyToVector(this TransformsCatalog.ConversionTransforms catalog,
        InputOutputColumnPair[] columns, bool outputCountVector = false) =>
        new(catalog.GetEnvironment(), outputCountVector, InputOutputColumnPair.ConvertToValueTuples(columns));

    public static ValueToKeyMappingEstimator MapValueToKey(this TransformsCatalog.ConversionTransforms catalog, string outputColumnName,
        string inputColumnName = null, int maximumNumberOfKeys = 1000000,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
        bool addKeyValueAnnotationsAsText = false, IDataView keyData = null) =>
        new(catalog.GetEnvironment(), [(outputColumnName, inputColumnName ?? outputColumnName)], maximumNumberOfKeys, keyOrdinality,
            addKeyValueAnnotationsAsText, keyData);

    public static ValueToKeyMappingEstimator MapValueToKey(this TransformsCatalog.ConversionTransforms catalog,
        InputOutputColumnPair[] columns, int maximumNumberOfKeys = 1000000,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
        bool addKeyValueAnnotationsAsText = false, IDataView keyData = null) =>
        new(catalog.GetEnvironment(), InputOutputColumnPair.ConvertToValueTuples(columns), maximumNumberOfKeys, keyOrdinality,
            addKeyValueAnnotationsAsText, keyData);

    public static ValueMappingEstimator<TInputType, TOutputType> MapValue<TInputType, TOutputType>(
        this TransformsCatalog.ConversionTransforms catalog, string outputColumnName,
        IEnumerable<KeyValuePair<TInputType, TOutputType>> keyValuePairs, string inputColumnName = null, bool treatValuesAsKeyType = false)
    {
        IDataView lookup = LookupOf(catalog, keyValuePairs);
        if (treatValuesAsKeyType)
            lookup = catalog.MapValueToKey(nameof(KeyValueRow<int, int>.Value)).Fit(lookup).Transform(lookup);
        return new(catalog.GetEnvironment(), lookup, (outputColumnName, inputColumnName ?? outputColumnName));
    }

    public static ValueMappingEstimator<TInputType, TOutputType> MapValue<TInputType, TOutputType>(
        this TransformsCatalog.ConversionTransforms catalog, string outputColumnName,
        IEnumerable<KeyValuePair<TInputType, TOutputType[]>> keyValuePairs, string inputColumnName = null) =>
        new(catalog.GetEnvironment(), LookupOf(catalog, keyValuePairs), (outputColumnName, inputColumnName ?? outputColumnName));

    public static ValueMappingEstimator MapValue(this TransformsCatalog.ConversionTransforms catalog, string outputColumnName, IDataView lookupMap,
        DataViewSchema.Column keyColumn, DataViewSchema.Column valueColumn, string inputColumnName = null) =>
        new(catalog.GetEnvironment(), lookupMap, keyColumn, valueColumn, (outputColumnName, inputColumnName ?? outputColumnName));

    private static ListDataView<KeyValueRow<TKey, TValue>> LookupOf<TKey, TValue>(TransformsCatalog.ConversionTransforms catalog,
        IEnumerable<KeyValuePair<TKey, TValue>> pairs)
    {
        catalog.GetEnvironment().CheckValue(pairs, "keyValuePairs");
        var rows = pairs.Select(pair => new KeyValueRow<TKey, TValue> { Key = pair.Key, Value = pair.Value }).ToArray();
        return new ListDataView<KeyValueRow<TKey, TValue>>(rows, RowType<KeyValueRow<TKey, TValue>>.Create((SchemaDefinition)null));
    }
}
