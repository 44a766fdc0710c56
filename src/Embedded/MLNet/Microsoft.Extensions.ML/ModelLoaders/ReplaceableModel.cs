using Microsoft.Extensions.Primitives;
using Microsoft.ML;

namespace Microsoft.Extensions.ML;

// A model that can be replaced while others read it; each replacement fires the token given out before.
internal sealed class ReplaceableModel
{
    private ITransformer _model;
    private ModelReloadToken _token = new();

    public ITransformer Model => Volatile.Read(ref _model);

    public IChangeToken Token => Volatile.Read(ref _token);

    public void Replace(ITransformer model)
    {
        Volatile.Write(ref _model, model);
        Interlocked.Exchange(ref _token, new ModelReloadToken()).OnReload();
    }
}
