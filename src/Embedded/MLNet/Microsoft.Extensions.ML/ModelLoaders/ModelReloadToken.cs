using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Extensions.ML;

// Says once that a model has been replaced.
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer holds nothing to free, and the token has no owner that would.")]
public class ModelReloadToken : IChangeToken
{
    private readonly CancellationTokenSource _source = new();

    public ModelReloadToken()
    {
    }

    public bool ActiveChangeCallbacks => true;

    public bool HasChanged => _source.IsCancellationRequested;

    public IDisposable RegisterChangeCallback(Action<object> callback, object state) => _source.Token.Register(callback, state);

    public void OnReload() => _source.Cancel();
}
