using System.Globalization;

namespace Torch.Benchmarks;

// The environments that Python is tried in: which one is best depends on the network.
internal static class PythonSettings
{
    internal static IEnumerable<(string Name, Dictionary<string, string> Environment)> Of(int threads)
    {
        var count = threads.ToString(CultureInfo.InvariantCulture);
        // Without these two OpenBLAS' threads and OpenMP's spin against each other.
        Dictionary<string, string> plain = new() { ["OMP_WAIT_POLICY"] = "passive", ["OPENBLAS_NUM_THREADS"] = count };
        Dictionary<string, string> foreachSteps = new(plain) { ["WORKER_FOREACH"] = "1" };
        yield return ("Python", plain);
        yield return ("Python, foreach optimizer", foreachSteps);
        if (threads > 1)
            yield return ("Python, foreach optimizer, OpenBLAS on one thread", new(foreachSteps) { ["OPENBLAS_NUM_THREADS"] = "1" });
        yield return ("Python, foreach optimizer, malloc kept from mmap", new(foreachSteps)
        {
            ["MALLOC_MMAP_MAX_"] = "0",
            ["MALLOC_TRIM_THRESHOLD_"] = "1073741824",
            ["MALLOC_TOP_PAD_"] = "67108864",
        });
    }
}
