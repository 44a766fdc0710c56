namespace Bench.Fuzz.Workers;

/// <summary>Shares the inputs of a kind among child processes, and goes on behind an input that ended one.</summary>
internal static class Supervisor
{
    private const int WorkerCount = 2;

    public static Tally Run(string kind, int seed, int first, int count)
    {
        var tally = new Tally(kind, seed);
        Parallel.For(0, WorkerCount, new ParallelOptions { MaxDegreeOfParallelism = WorkerCount }, worker =>
        {
            int at = first + (int)((long)count * worker / WorkerCount);
            int end = first + (int)((long)count * (worker + 1) / WorkerCount);
            while (at < end)
            {
                var (reported, failure) = new WorkerProcess(kind, seed).Run(at, end - at, tally.Add);
                at += reported;
                if (failure is null)
                    continue;
                tally.AddFailure(at, failure);
                at++;
            }
        });
        return tally;
    }
}
