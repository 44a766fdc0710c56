using System.Runtime.InteropServices;

namespace TorchSharp;

// How the threads of an operation wait for one another. By default they spin, which is faster only while every core is
// theirs: with any other busy thread (the one that reads the next batch, another process) a step takes up to a hundred
// times as long. libgomp reads the setting when it is loaded, and not from .NET's own copy of the environment.
internal static partial class ThreadWaiting
{
    private const string Policy = "OMP_WAIT_POLICY";

    internal static void SleepUnlessToldOtherwise()
    {
        if (OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("GOMP_SPINCOUNT") is null)
            _ = setenv(Policy, "passive", overwrite: 0);
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
