namespace DeepEstimators.Models;

/// <summary>
/// One transformer's part in the ownership of a model. Passes that run while it is disposed end well; later ones are
/// refused.
/// </summary>
internal sealed class ModelOwner : IDisposable
{
    private readonly string ownerName;
    private int disposed;

    internal ModelOwner(DeepModel model, string ownerName)
    {
        Model = model;
        this.ownerName = ownerName;
        if (!model.TryAddReference())
            throw Disposed();
    }

    internal DeepModel Model { get; }

    internal void ThrowIfDisposed()
    {
        if (Volatile.Read(ref disposed) != 0)
            throw Disposed();
    }

    /// <summary>Runs a pass during which the model cannot be freed.</summary>
    internal TResult Use<TResult>(Func<DeepModel, TResult> pass)
    {
        ThrowIfDisposed();
        if (!Model.TryAddReference())
            throw Disposed();
        try
        {
            return pass(Model);
        }
        finally
        {
            Model.RemoveReference();
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
            Model.RemoveReference();
    }

    private ObjectDisposedException Disposed() =>
        new(ownerName, $"The {ownerName} with its {Model.Name} network has been disposed.");
}
