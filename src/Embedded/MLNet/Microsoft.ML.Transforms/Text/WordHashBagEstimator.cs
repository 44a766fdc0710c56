using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// The words of texts, their hashes as keys, and the hashed n-grams of these.
public sealed class WordHashBagEstimator : IEstimator<ITransformer>
{
    private const int WordBits = 30;

    private readonly IHost _host;
    private readonly string _outputColumnName;
    private readonly string[] _inputColumnNames;
    private readonly NgramHashing _hashing;
    private readonly int _maximumNumberOfInverts;
    private readonly uint _seed;

    internal WordHashBagEstimator(IHostEnvironment env, string outputColumnName, string[] inputColumnNames, NgramHashing hashing, uint seed,
        int maximumNumberOfInverts)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(WordHashBagEstimator));
        _host.CheckNonEmpty(outputColumnName, nameof(outputColumnName));
        _host.CheckNonEmpty(inputColumnNames, nameof(inputColumnNames));
        _host.CheckParam(maximumNumberOfInverts >= -1, nameof(maximumNumberOfInverts),
            $"The number of inverts must be -1 (all) or more, not {maximumNumberOfInverts}");
        _outputColumnName = outputColumnName;
        _inputColumnNames = [.. inputColumnNames];
        _hashing = hashing;
        _seed = seed;
        _maximumNumberOfInverts = maximumNumberOfInverts;
    }

    public ITransformer Fit(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        var hashes = new HashingEstimator.ColumnOptions(_outputColumnName, numberOfBits: WordBits, seed: _seed,
            maximumNumberOfInverts: _maximumNumberOfInverts);
        return WordSteps.Make(_host, _outputColumnName, _inputColumnNames)
            .Append(new HashingEstimator(_host, hashes))
            .Append(new NgramHashingEstimator(_host, _outputColumnName, [_outputColumnName], _hashing, _maximumNumberOfInverts))
            .Fit(input);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        foreach (var name in _inputColumnNames)
            TextColumns.FindText(_host, inputSchema, name, WordTokenizingTransformer.ExpectedType);
        return inputSchema.With([TextColumns.Counts(_outputColumnName, hasSlotNames: _maximumNumberOfInverts != 0)]);
    }
}
