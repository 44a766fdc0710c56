using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace DeepEstimators.Interop;

/// <summary>The environment behind the catalogs, and what it says about the device.</summary>
internal static class Environments
{
    internal static IHostEnvironment Of(TransformsCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return catalog.GetEnvironment();
    }

    internal static IHostEnvironment Of(TrainCatalogBase catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return catalog.GetEnvironment();
    }

    internal static IHostEnvironment Of(TrainCatalogBase.CatalogInstantiatorBase catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return catalog.GetEnvironment();
    }

    /// <summary>True once <c>MLContext.CancelExecution</c> was called after this environment was made.</summary>
    internal static bool IsCancelled(IHostEnvironment environment) => environment is ICancelable { IsCanceled: true };

    /// <summary><c>MLContext.GpuDeviceId</c>.</summary>
    internal static int? GpuDeviceId(IHostEnvironment environment) =>
        (environment as IHostEnvironmentInternal)?.GpuDeviceId;

    /// <summary><c>MLContext.FallbackToCpu</c>.</summary>
    internal static bool FallbackToCpu(IHostEnvironment environment) =>
        (environment as IHostEnvironmentInternal)?.FallbackToCpu ?? true;
}
