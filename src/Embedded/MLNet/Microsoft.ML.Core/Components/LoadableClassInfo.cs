using System.Reflection;

namespace Microsoft.ML.Runtime;

// How a loadable class is made: by a static Create, an Instance property or a constructor. Create and constructor take the environment
// first (or leave it out) and then what the signature delegate takes.
internal sealed class LoadableClassInfo
{
    private readonly MethodBase _maker;
    private readonly bool _takesEnvironment;

    private LoadableClassInfo(LoadableClassAttributeBase attribute, MethodBase maker, bool takesEnvironment)
    {
        LoaderType = attribute.LoaderType;
        UserName = attribute.UserName;
        _maker = maker;
        _takesEnvironment = takesEnvironment;
    }

    public Type LoaderType { get; }

    public string UserName { get; }

    public static LoadableClassInfo CreateOrNull(LoadableClassAttributeBase attribute, Type signature)
    {
        var parameters = signature.GetMethod("Invoke").GetParameters().Select(p => p.ParameterType).ToList();
        if (attribute.ArgType is not null)
            parameters.Insert(0, attribute.ArgType);
        var withEnvironment = parameters.Prepend(typeof(IHostEnvironment)).ToArray();
        foreach (var takesEnvironment in new[] { true, false })
        {
            var maker = FindMaker(attribute.LoaderType, takesEnvironment ? withEnvironment : parameters.ToArray());
            if (maker is not null)
                return new LoadableClassInfo(attribute, maker, takesEnvironment);
        }
        return null;
    }

    public object CreateInstance(IHostEnvironment env, object[] arguments)
    {
        var all = _takesEnvironment ? [env, .. arguments] : arguments;
        try
        {
            return _maker is ConstructorInfo constructor ? constructor.Invoke(all) : _maker.Invoke(null, all);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is EndOfStreamException cut)
        {
            throw Contracts.ExceptDecode(env, cut, $"Corrupt model file: the data of '{LoaderType.Name}' are cut");
        }
        catch (TargetInvocationException exception)
        {
            throw Contracts.Except(env, exception.InnerException, "Error during class instantiation");
        }
    }

    private static MethodBase FindMaker(Type type, Type[] parameters)
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return (MethodBase)type.GetMethod("Create", Any | BindingFlags.Static, null, parameters, null)
            ?? (type.IsAbstract ? null : type.GetConstructor(Any | BindingFlags.Instance, null, parameters, null));
    }
}
