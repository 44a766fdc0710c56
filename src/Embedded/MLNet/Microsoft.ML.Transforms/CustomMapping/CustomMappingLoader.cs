using System.Reflection;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: Microsoft.ML.LoadableClass(typeof(Microsoft.ML.ITransformer), typeof(CustomMappingLoader), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Custom Mapping", CustomMappingLoader.LoaderSignature)]

namespace Microsoft.ML.Transforms;

// A saved mapping is only a name: the code is the factory's that has this name, in an assembly that the model names or that the
// component catalog knows.
internal static class CustomMappingLoader
{
    public const string LoaderSignature = "CustomMapping";

    public static VersionInfo GetVersionInfo() => new("CUSTOMXF", 0x00010001, 0x00010001, 0x00010001,
        typeof(CustomMappingLoader).Assembly.FullName, LoaderSignature);

    public static ITransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        var contractName = ctx.LoadNonEmptyString();
        var assemblyName = ctx.LoadStringOrNull();
        var factory = env.ComponentCatalog.GetAssemblies().Concat(Named(assemblyName)).Distinct()
            .Select(assembly => FindOrNull(assembly, contractName)).FirstOrDefault(found => found is not null);
        env.Check(factory is not null, $"Unable to locate the custom mapping '{contractName}': register the assembly of its factory with "
            + "mlContext.ComponentCatalog.RegisterAssembly");
        return factory.CreateTransformer(env, contractName);
    }

    private static IEnumerable<Assembly> Named(string name)
    {
        if (name is null)
            return [];
        return AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name == new AssemblyName(name).Name);
    }

    private static ICustomMappingFactory FindOrNull(Assembly assembly, string contractName)
    {
        var type = assembly.GetTypes().FirstOrDefault(candidate =>
            candidate.GetCustomAttribute<CustomMappingFactoryAttributeAttribute>()?.ContractName == contractName);
        return type is null ? null : (ICustomMappingFactory)Activator.CreateInstance(type, nonPublic: true);
    }
}
