using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

// Values to their hashes, these to vectors: no pass over the data, and as many slots as there are hashes.
public sealed class OneHotHashEncodingEstimator : IEstimator<OneHotHashEncodingTransformer>
{
    internal const int DefaultNumberOfBits = 16;

    private readonly IHost _host;
    private readonly HashingEstimator _toKeys;
    private readonly IEstimator<ITransformer> _toVectors;

    internal OneHotHashEncodingEstimator(IHostEnvironment env, OneHotEncodingEstimator.OutputKind outputKind,
        params HashingEstimator.ColumnOptions[] columns)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(OneHotHashEncodingEstimator));
        _toKeys = new HashingEstimator(_host, columns);
        _toVectors = KeyEncoding.MakeOrNull(_host, outputKind, columns.Select(column => column.Name));
    }

    public OneHotHashEncodingTransformer Fit(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        return new OneHotHashEncodingTransformer(_host, KeyEncoding.Fit(input, _toKeys, _toVectors));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        return KeyEncoding.GetOutputSchema(inputSchema, _toKeys, _toVectors);
    }
}
