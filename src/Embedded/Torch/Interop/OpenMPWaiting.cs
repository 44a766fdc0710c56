using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

// OpenMP's threads spin between two parallel regions by default. On a machine that does anything else beside, each region
// then waits for a thread that is not running (measured: 40 times slower at a load of 10 on two cores). Sleeping costs
// little. libgomp reads its settings once, when it is loaded with libtorch, and .NET's own environment does not reach it.
internal static partial class OpenMPWaiting
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "It must run before the first native call, whichever that is.")]
    internal static void Sleep()
    {
        if (OperatingSystem.IsLinux() && setenv("OMP_WAIT_POLICY", "passive", overwrite: 0) != 0)
            throw new InvalidOperationException("The environment variable OMP_WAIT_POLICY could not be set.");
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
