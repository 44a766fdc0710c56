using System.Globalization;
using System.Runtime.Intrinsics.X86;

namespace Torch.Benchmarks;

// The environments that Python is tried in: which one is best depends on the network and on the machine.
internal static class PythonSettings
{
    internal static IEnumerable<(string Name, Dictionary<string, string> Environment)> Of(int threads)
    {
        var count = threads.ToString(CultureInfo.InvariantCulture);
        // Without these two OpenBLAS' threads and OpenMP's spin against each other.
        Dictionary<string, string> plain = new() { ["OMP_WAIT_POLICY"] = "passive", ["OPENBLAS_NUM_THREADS"] = count };
        yield return ("Python", plain);
        Dictionary<string, string> foreachSteps = new(plain) { ["WORKER_FOREACH"] = "1" };
        yield return ("Python, foreach optimizer", foreachSteps);

        // An OpenBLAS older than the processor multiplies with kernels of 2004, several times slower, unless it is told.
        if (Kernels is not { } kernels)
            yield break;
        Dictionary<string, string> told = new(foreachSteps) { ["OPENBLAS_CORETYPE"] = kernels };
        yield return ($"Python, foreach optimizer, OpenBLAS' {kernels} kernels", told);
        if (threads > 1)
            yield return ($"Python, foreach optimizer, OpenBLAS' {kernels} kernels on one thread", new(told) { ["OPENBLAS_NUM_THREADS"] = "1" });
        yield return ($"Python, foreach optimizer, OpenBLAS' {kernels} kernels, malloc kept from mmap", new(told)
        {
            ["MALLOC_MMAP_MAX_"] = "0",
            ["MALLOC_TRIM_THRESHOLD_"] = "1073741824",
            ["MALLOC_TOP_PAD_"] = "67108864",
        });
    }

    private static string? Kernels => Avx512F.IsSupported ? "SKYLAKEX" : Avx2.IsSupported ? "HASWELL" : null;
}
