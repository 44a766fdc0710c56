using System.Runtime.InteropServices;

namespace TorchSharp;

// How the threads of an operation wait for one another. By default they spin for milliseconds, which is faster only while
// every core is theirs: with any other busy thread (the one that reads the next batch, another process) a step takes up to
// a hundred times as long. Sleeping at once makes a transformer's many short operations nearly twice as slow. So they spin
// briefly, then sleep. libgomp reads the setting when it is loaded, and not from .NET's own copy of the environment.
internal static partial class ThreadWaiting
{
    private const string Policy = "OMP_WAIT_POLICY";
    private const string SpinCount = "GOMP_SPINCOUNT";
    private const string Briefly = "20000";

    internal static void SpinBrieflyUnlessToldOtherwise()
    {
        if (OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable(Policy) is null)
            _ = setenv(SpinCount, Briefly, overwrite: 0);
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
