using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

// Values to keys, keys to vectors.
public sealed class OneHotEncodingEstimator : IEstimator<OneHotEncodingTransformer>
{
    private readonly IHost _host;
    private readonly ValueToKeyMappingEstimator _toKeys;
    private readonly IEstimator<ITransformer> _toVectors;

    public enum OutputKind : byte
    {
        Bag = 1,
        Indicator = 2,
        Key = 3,
        Binary = 4,
    }

    internal OneHotEncodingEstimator(IHostEnvironment env, (string outputColumnName, string inputColumnName)[] columns, OutputKind outputKind,
        int maximumNumberOfKeys, ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality, IDataView keyData)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(OneHotEncodingEstimator));
        _toKeys = new ValueToKeyMappingEstimator(_host, columns, maximumNumberOfKeys, keyOrdinality, addKeyValueAnnotationsAsText: true, keyData);
        var outputs = Array.ConvertAll(columns, column => (column.outputColumnName, column.outputColumnName));
        _toVectors = outputKind switch
        {
            OutputKind.Key => null,
            OutputKind.Binary => new KeyToBinaryVectorMappingEstimator(_host, outputs),
            OutputKind.Bag or OutputKind.Indicator => new KeyToVectorMappingEstimator(_host, outputKind == OutputKind.Bag, outputs),
            _ => throw _host.ExceptUserArg(nameof(outputKind), $"There is no output kind {outputKind}"),
        };
    }

    public OneHotEncodingTransformer Fit(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        var toKeys = _toKeys.Fit(input);
        if (_toVectors is null)
            return new OneHotEncodingTransformer(_host, toKeys);
        return new OneHotEncodingTransformer(_host, toKeys, _toVectors.Fit(toKeys.Transform(input)));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        var keys = _toKeys.GetOutputSchema(inputSchema);
        return _toVectors is null ? keys : _toVectors.GetOutputSchema(keys);
    }
}
