namespace TorchSharp;

// The stack of scopes of each thread.
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScope? s_current;

    [ThreadStatic]
    private static ThreadDisposeScopeStatistics? s_statistics;

    public DisposeScopeManager()
    {
    }

    public static ThreadDisposeScopeStatistics Statistics => s_statistics ??= new ThreadDisposeScopeStatistics();

    internal static DisposeScope? Current => s_current;

    internal static DisposeScope Push() => s_current = new DisposeScope(s_current);

    // Scopes may be disposed in any order: the others stay.
    internal static void Remove(DisposeScope scope)
    {
        if (ReferenceEquals(s_current, scope))
        {
            s_current = scope.LiveOuter;
            return;
        }

        for (var inner = s_current; inner is not null; inner = inner.Outer)
        {
            if (ReferenceEquals(inner.Outer, scope))
            {
                inner.Outer = scope.LiveOuter;
                return;
            }
        }
    }

    // A new tensor belongs to the innermost scope of the thread that made it.
    internal static void Register(torch.Tensor tensor)
    {
        var scope = s_current;
        if (scope is null)
        {
            Statistics.CreatedOutsideScopeCount++;
            return;
        }

        Statistics.CreatedInScopeCount++;
        scope.Include(tensor);
    }
}
