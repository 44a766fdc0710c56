using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Estimators one after the other: each is fitted on what the ones before it make of the data.
public sealed class EstimatorChain<TLastTransformer> : IEstimator<TransformerChain<TLastTransformer>>
    where TLastTransformer : class, ITransformer
{
    private readonly IEstimator<ITransformer>[] _estimators;
    private readonly TransformerScope[] _scopes;

    // Whether the data are cached for those after the estimator of this index.
    private readonly bool[] _needCacheAfter;

    public readonly IEstimator<TLastTransformer> LastEstimator;

    public EstimatorChain()
    {
        _estimators = [];
        _scopes = [];
        _needCacheAfter = [];
    }

    private EstimatorChain(IEstimator<ITransformer>[] estimators, TransformerScope[] scopes, bool[] needCacheAfter)
    {
        _estimators = estimators;
        _scopes = scopes;
        _needCacheAfter = needCacheAfter;
        LastEstimator = estimators.LastOrDefault() as IEstimator<TLastTransformer>;
    }

    public TransformerChain<TLastTransformer> Fit(IDataView input)
    {
        Contracts.CheckValue(input, nameof(input));
        // Nothing below changes the schema that a fit must see, so a pipeline that cannot work is refused before training.
        GetOutputSchema(SchemaShape.Create(input.Schema));
        var data = input;
        var transformers = new ITransformer[_estimators.Length];
        for (var i = 0; i < _estimators.Length; i++)
        {
            transformers[i] = _estimators[i].Fit(data);
            data = transformers[i].Transform(data);
            if (_needCacheAfter[i] && i < _estimators.Length - 1)
                data = new CacheDataView(data, null);
        }
        return new TransformerChain<TLastTransformer>(transformers, _scopes);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var schema = inputSchema;
        foreach (var estimator in _estimators)
            schema = estimator.GetOutputSchema(schema);
        return schema;
    }

    public EstimatorChain<TNewTrans> Append<TNewTrans>(IEstimator<TNewTrans> estimator, TransformerScope scope = TransformerScope.Everything)
        where TNewTrans : class, ITransformer
    {
        Contracts.CheckValue(estimator, nameof(estimator));
        return new EstimatorChain<TNewTrans>([.. _estimators, estimator], [.. _scopes, scope], [.. _needCacheAfter, false]);
    }

    public EstimatorChain<TLastTransformer> AppendCacheCheckpoint(IHostEnvironment env)
    {
        Contracts.CheckValue(env, nameof(env));
        if (_estimators.Length == 0 || _needCacheAfter[^1])
            return this;
        env.Register(nameof(EstimatorChain<TLastTransformer>));
        return new EstimatorChain<TLastTransformer>(_estimators, _scopes, [.. _needCacheAfter[..^1], true]);
    }
}
