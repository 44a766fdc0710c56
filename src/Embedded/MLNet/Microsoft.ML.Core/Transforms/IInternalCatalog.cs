using Microsoft.ML.Runtime;

namespace Microsoft.ML;

// Catalogs that know their environment; CatalogUtils.GetEnvironment reads it.
internal interface IInternalCatalog
{
    IHostEnvironment Environment { get; }
}
