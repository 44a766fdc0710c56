namespace Microsoft.ML.Runtime;

// What can be told to stop. Cancelling an environment stops the hosts that it has made so far, and theirs: what is made later works again.
internal interface ICancelable
{
    bool IsCanceled { get; }

    // How often the environment has been cancelled.
    int CancelCount { get; }

    void CancelExecution();
}

internal static class CancelableExtensions
{
    // To be called now and then by whatever takes long.
    public static void CheckAlive(this IHostEnvironment env)
    {
        if (env is ICancelable { IsCanceled: true })
            throw Canceled(env);
    }

    public static OperationCanceledException Canceled(IHostEnvironment env) =>
        env.Process(new OperationCanceledException("The execution was cancelled"));
}

// A piece of work that a cancellation stops where it comes after the start, so that data outlives a cancelled reading.
internal readonly struct CancelableWork(IHostEnvironment env)
{
    private readonly ICancelable _source = env as ICancelable;
    private readonly int _countAtStart = (env as ICancelable)?.CancelCount ?? 0;

    public void CheckAlive()
    {
        if (_source is not null && _source.CancelCount != _countAtStart)
            throw CancelableExtensions.Canceled(env);
    }
}
