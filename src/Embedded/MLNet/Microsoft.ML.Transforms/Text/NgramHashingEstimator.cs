using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

public sealed class NgramHashingEstimator : IEstimator<NgramHashingTransformer>
{
    internal const uint DefaultSeed = 314489979;

    private readonly IHost _host;
    private readonly NgramHashing _hashing;
    private readonly int _maximumNumberOfInverts;
    private readonly string _outputColumnName;
    private readonly string[] _inputColumnNames;

    internal NgramHashingEstimator(IHostEnvironment env, string outputColumnName, string[] inputColumnNames, NgramHashing hashing,
        int maximumNumberOfInverts)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(NgramHashingEstimator));
        _host.CheckNonEmpty(outputColumnName, nameof(outputColumnName));
        _host.CheckNonEmpty(inputColumnNames, nameof(inputColumnNames));
        _host.CheckParam(maximumNumberOfInverts >= -1, nameof(maximumNumberOfInverts),
            $"The number of inverts must be -1 (all) or more, not {maximumNumberOfInverts}");
        _hashing = hashing;
        _maximumNumberOfInverts = maximumNumberOfInverts;
        _outputColumnName = outputColumnName;
        _inputColumnNames = [.. inputColumnNames];
    }

    public NgramHashingTransformer Fit(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        var sources = NgramHashingTransformer.FindSources(_host, input.Schema, _inputColumnNames);
        var names = _maximumNumberOfInverts == 0 ? null : CollectInverts(input, sources);
        return new NgramHashingTransformer(_host, _outputColumnName, _inputColumnNames, _hashing, names);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        foreach (var name in _inputColumnNames)
        {
            var source = TextColumns.Find(_host, inputSchema, name);
            if (!source.IsKey || source.Kind == SchemaShape.Column.VectorKind.Scalar)
            {
                throw _host.ExceptSchemaMismatch(nameof(inputSchema), "input", name, NgramExtractingTransformer.ExpectedType,
                    source.GetTypeString());
            }
        }
        return inputSchema.With([TextColumns.Counts(_outputColumnName, hasSlotNames: _maximumNumberOfInverts != 0)]);
    }

    private (int Slot, string Name)[] CollectInverts(IDataView input, DataViewSchema.Column[] sources)
    {
        var prefixes = Array.ConvertAll(sources, source => sources.Length > 1 ? $"{source.Name}:" : "");
        var inverts = new NgramInverts(_hashing, _maximumNumberOfInverts, Array.ConvertAll(sources, RowKeys.ReadKeyValues), prefixes);
        using var cursor = input.GetRowCursor(sources);
        var keys = Array.ConvertAll(sources, source => RowKeys.Create(cursor, source));
        while (cursor.MoveNext())
        {
            for (var i = 0; i < keys.Length; i++)
                inverts.Add(keys[i].Read(), i);
        }
        return [.. inverts.Finish()];
    }
}
