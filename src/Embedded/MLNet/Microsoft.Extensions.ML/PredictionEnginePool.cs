using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Microsoft.ML;

namespace Microsoft.Extensions.ML;

// Engines for many threads, of a model without a name and of named ones. A named model is loaded when it is first asked for.
public class PredictionEnginePool<TData, TPrediction>
    where TData : class
    where TPrediction : class, new()
{
    private readonly MLContext _context;
    private readonly IOptionsFactory<PredictionEnginePoolOptions<TData, TPrediction>> _options;
    private readonly ConcurrentDictionary<string, ModelPool<TData, TPrediction>> _named = new();
    private readonly object _loading = new();
    private readonly ModelPool<TData, TPrediction> _default;

    public PredictionEnginePool(IServiceProvider serviceProvider, IOptions<MLOptions> mlContextOptions,
        IOptionsFactory<PredictionEnginePoolOptions<TData, TPrediction>> predictionEngineOptions)
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        ArgumentNullException.ThrowIfNull(mlContextOptions);
        ArgumentNullException.ThrowIfNull(predictionEngineOptions);
        _context = mlContextOptions.Value.MLContext;
        _options = predictionEngineOptions;
        var loader = predictionEngineOptions.Create(string.Empty).ModelLoader;
        if (loader is not null)
            _default = new ModelPool<TData, TPrediction>(_context, loader);
    }

    public ITransformer GetModel() => GetModel(string.Empty);

    public ITransformer GetModel(string modelName) => PoolOf(modelName).Loader.GetModel();

    public PredictionEngine<TData, TPrediction> GetPredictionEngine() => GetPredictionEngine(string.Empty);

    public PredictionEngine<TData, TPrediction> GetPredictionEngine(string modelName) => PoolOf(modelName).Get();

    public void ReturnPredictionEngine(PredictionEngine<TData, TPrediction> engine) => ReturnPredictionEngine(string.Empty, engine);

    public void ReturnPredictionEngine(string modelName, PredictionEngine<TData, TPrediction> engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        PoolOf(modelName).Return(engine);
    }

    private ModelPool<TData, TPrediction> PoolOf(string modelName)
    {
        if (string.IsNullOrEmpty(modelName))
            return _default ?? throw new ArgumentException("No model without a name was added to the pool", nameof(modelName));
        if (_named.TryGetValue(modelName, out var pool))
            return pool;
        // Only one thread loads; a failure is not kept.
        lock (_loading)
            return _named.GetOrAdd(modelName, Load);
    }

    private ModelPool<TData, TPrediction> Load(string modelName)
    {
        var loader = _options.Create(modelName).ModelLoader
            ?? throw new ArgumentException($"No model '{modelName}' was added to the pool", nameof(modelName));
        return new ModelPool<TData, TPrediction>(_context, loader);
    }
}
