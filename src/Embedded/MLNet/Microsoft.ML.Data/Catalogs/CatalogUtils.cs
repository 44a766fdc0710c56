using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// The environment behind a catalog, for the extension methods that make estimators.
internal static class CatalogUtils
{
    public static IHostEnvironment GetEnvironment(this TransformsCatalog catalog) => EnvironmentOf(catalog);

    public static IHostEnvironment GetEnvironment(this TransformsCatalog.CategoricalTransforms subCatalog) => EnvironmentOf(subCatalog);

    public static IHostEnvironment GetEnvironment(this TransformsCatalog.ConversionTransforms subCatalog) => EnvironmentOf(subCatalog);

    public static IHostEnvironment GetEnvironment(this TransformsCatalog.TextTransforms subCatalog) => EnvironmentOf(subCatalog);

    public static IHostEnvironment GetEnvironment(this TransformsCatalog.FeatureSelectionTransforms subCatalog) => EnvironmentOf(subCatalog);

    public static IHostEnvironment GetEnvironment(this TrainCatalogBase catalog) => EnvironmentOf(catalog);

    public static IHostEnvironment GetEnvironment(this TrainCatalogBase.CatalogInstantiatorBase obj) => EnvironmentOf(obj);

    public static IHostEnvironment GetEnvironment(this ModelOperationsCatalog catalog) => EnvironmentOf(catalog);

    public static IHostEnvironment GetEnvironment(this DataOperationsCatalog catalog) => EnvironmentOf(catalog);

    private static IHostEnvironment EnvironmentOf(IInternalCatalog catalog)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return catalog.Environment;
    }
}
