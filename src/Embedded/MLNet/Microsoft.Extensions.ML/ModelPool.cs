using System.Runtime.CompilerServices;
using Microsoft.Extensions.ObjectPool;
using Microsoft.Extensions.Primitives;
using Microsoft.ML;

namespace Microsoft.Extensions.ML;

// The engines of one model. When its loader has another model, new engines are made of that one, and those still out are dropped when they come back.
internal sealed class ModelPool<TData, TPrediction>
    where TData : class
    where TPrediction : class, new()
{
    private readonly MLContext _context;
    private readonly object _renewing = new();
    private ObjectPool<PredictionEngine<TData, TPrediction>> _engines;

    public ModelPool(MLContext context, ModelLoader loader)
    {
        _context = context;
        Loader = loader;
        ChangeToken.OnChange(loader.GetReloadToken, Renew);
        Renew();
    }

    public ModelLoader Loader { get; }

    public PredictionEngine<TData, TPrediction> Get() => Volatile.Read(ref _engines).Get();

    public void Return(PredictionEngine<TData, TPrediction> engine) => Volatile.Read(ref _engines).Return(engine);

    private void Renew()
    {
        // One at a time, so that the last model stays.
        lock (_renewing)
        {
            var engines = new DefaultObjectPoolProvider().Create(new Policy(_context, Loader.GetModel()));
            (Interlocked.Exchange(ref _engines, engines) as IDisposable)?.Dispose();
        }
    }

    private sealed class Policy(MLContext context, ITransformer model) : PooledObjectPolicy<PredictionEngine<TData, TPrediction>>
    {
        private readonly ConditionalWeakTable<PredictionEngine<TData, TPrediction>, object> _made = [];

        // The model is shared, so that no engine owns it.
        public override PredictionEngine<TData, TPrediction> Create()
        {
            var engine = context.Model.CreatePredictionEngine<TData, TPrediction>(model, new PredictionEngineOptions { OwnsTransformer = false });
            _made.Add(engine, null);
            return engine;
        }

        public override bool Return(PredictionEngine<TData, TPrediction> engine) => _made.TryGetValue(engine, out _);
    }
}
