using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static class KernelExpansionCatalog
{
    public static ApproximatedKernelMappingEstimator ApproximatedKernelMap(this TransformsCatalog catalog, string outputColumnName,
        string inputColumnName = null, int rank = 1000, bool useCosAndSinBases = false, KernelBase generator = null, int? seed = null) =>
        new(catalog.GetEnvironment(), outputColumnName, inputColumnName ?? outputColumnName, rank, useCosAndSinBases, generator, seed);
}
