namespace Torch.Benchmarks;

// Runners one after another, and again, so that what else the machine does falls on all alike.
internal static class Turns
{
    // Threads of the runner before spin on for some time after their last product, on a core that the next one needs.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(200);

    /// <summary>The seconds of each runner's rounds, from the fastest to the slowest.</summary>
    internal static double[][] Times(IReadOnlyList<IRunner> runners, string net, int threads, int steps, int rounds)
    {
        var times = runners.Select(_ => new double[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < runners.Count; i++)
            {
                var which = (i + round) % runners.Count;
                Thread.Sleep(Rest);
                times[which][round] = runners[which].Run(net, threads, steps).Seconds;
            }
        }

        foreach (var ofRunner in times)
            Array.Sort(ofRunner);
        return times;
    }

    internal static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
