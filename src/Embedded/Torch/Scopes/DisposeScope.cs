namespace TorchSharp;

// Owns what is made while it is the innermost scope of its thread, and disposes it at its end. Tensors know their place
// in their scope, so that adding and removing one costs no look-up; the rare others are in a set.
public sealed partial class DisposeScope : IDisposable
{
    private readonly List<torch.Tensor> _tensors = [];
    private HashSet<IDisposable>? _others;
    private bool _disposed;

    internal DisposeScope(DisposeScope? outer) => Outer = outer;

    internal DisposeScope? Outer { get; set; }

    internal DisposeScope? LiveOuter
    {
        get
        {
            var outer = Outer;
            while (outer is { _disposed: true })
                outer = outer.Outer;
            return outer;
        }
    }

    public int DisposablesCount => _tensors.Count + (_others?.Count ?? 0);

    public IReadOnlyList<IDisposable> DisposablesView => [.. _tensors, .. _others ?? []];

    public bool Contains(IDisposable disposable)
        => disposable is torch.Tensor tensor ? ReferenceEquals(tensor.OwningScope, this) : _others?.Contains(disposable) == true;

    // For what is disposed outside of the scope's own doing.
    public void MarkAsDisposed(IDisposable disposable)
    {
        if (Exclude(disposable))
            DisposeScopeManager.Statistics.DisposedInScopeCount++;
    }

    public void DisposeEverything() => DisposeEverythingBut(Array.Empty<IDisposable>());

    public void Dispose()
    {
        if (_disposed)
            return;
        DisposeEverything();
        _disposed = true;
        DisposeScopeManager.Remove(this);
    }

    internal void Include(torch.Tensor tensor)
    {
        tensor.OwningScope = this;
        tensor.PlaceInScope = _tensors.Count;
        _tensors.Add(tensor);
    }

    private void Include(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor)
            Include(tensor);
        else
            (_others ??= new HashSet<IDisposable>(System.Collections.Generic.ReferenceEqualityComparer.Instance)).Add(disposable);
    }

    private bool Exclude(IDisposable disposable)
    {
        if (disposable is not torch.Tensor tensor)
            return _others?.Remove(disposable) == true;
        if (!ReferenceEquals(tensor.OwningScope, this))
            return false;

        // The last one takes the place.
        var last = _tensors[^1];
        _tensors[tensor.PlaceInScope] = last;
        last.PlaceInScope = tensor.PlaceInScope;
        _tensors.RemoveAt(_tensors.Count - 1);
        tensor.OwningScope = null;
        return true;
    }

    private void DisposeAllBut(HashSet<IDisposable> keep)
    {
        for (var i = _tensors.Count - 1; i >= 0; i--)
        {
            // Disposing one may dispose others, so the list may be shorter than it was.
            if (i < _tensors.Count && (keep.Count == 0 || !keep.Contains(_tensors[i])))
                _tensors[i].Dispose();
        }

        if (_others is null)
            return;
        foreach (var other in _others.Where(other => !keep.Contains(other)).ToArray())
        {
            if (_others.Remove(other))
                DisposeScopeManager.Statistics.DisposedInScopeCount++;
            other.Dispose();
        }
    }
}
