using System.Reflection;

namespace Microsoft.ML.Runtime;

// Which classes can be made by name: (load name in lower case, signature type) to class, read from the LoadableClass attributes
// of the assemblies registered. An assembly is read once.
public sealed class ComponentCatalog
{
    private readonly object _lock = new();
    private readonly HashSet<Assembly> _assemblies = [];
    private readonly Dictionary<(string Name, Type Signature), LoadableClassInfo> _classes = [];

    internal ComponentCatalog()
    {
    }

    public void RegisterAssembly(Assembly assembly, bool throwOnError = true)
    {
        Contracts.CheckValue(assembly, nameof(assembly));
        lock (_lock)
        {
            if (!_assemblies.Add(assembly))
                return;
            foreach (var attribute in assembly.GetCustomAttributes<LoadableClassAttributeBase>())
                Add(attribute, throwOnError);
        }
    }

    // For components that look for more than loadable classes.
    internal Assembly[] GetAssemblies()
    {
        lock (_lock)
            return [.. _assemblies];
    }

    internal LoadableClassInfo FindLoadableClassOrNull(string loadName, Type signature)
    {
        lock (_lock)
            return _classes.GetValueOrDefault((loadName.ToLowerInvariant().Trim(), signature));
    }

    // Makes the component of this name, with the arguments that its signature asks for.
    internal bool TryCreateInstance<TRes, TSig>(IHostEnvironment env, out TRes result, string loadName, params object[] arguments)
        where TRes : class
    {
        var info = FindLoadableClassOrNull(loadName, typeof(TSig));
        result = info?.CreateInstance(env, arguments) as TRes;
        return result is not null;
    }

    private void Add(LoadableClassAttributeBase attribute, bool throwOnError)
    {
        foreach (var signature in attribute.SignatureTypes)
        {
            var info = LoadableClassInfo.CreateOrNull(attribute, signature);
            if (info is null)
            {
                if (throwOnError)
                    throw Contracts.Except($"Can't instantiate loadable class '{attribute.InstanceType.Name}': "
                        + $"no constructor or Create method of signature '{signature.Name}'");
                continue;
            }
            foreach (var name in attribute.LoadNames)
            {
                var key = (name.ToLowerInvariant().Trim(), signature);
                if (!_classes.TryAdd(key, info) && throwOnError && _classes[key].LoaderType != info.LoaderType)
                    throw Contracts.Except($"Duplicate component name '{name}' of signature '{signature.Name}'");
            }
        }
    }
}
