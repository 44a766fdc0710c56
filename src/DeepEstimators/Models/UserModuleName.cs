using System.Reflection;
using static TorchSharp.torch;

namespace DeepEstimators.Models;

/// <summary>
/// How a saved model names a module of the user's own: a type with a public parameterless constructor, or a public static
/// method without parameters. Only what makes a TorchSharp module is ever run.
/// </summary>
/// <param name="Type">The type's name with its assembly's.</param>
/// <param name="Method">The static method, or null for the constructor.</param>
internal sealed record UserModuleName(string Type, string? Method)
{
    internal static UserModuleName? OfType(Type type) =>
        IsNameable(type) && !type.IsAbstract && type.GetConstructor([]) is not null ? new(NameOf(type), null) : null;

    internal static UserModuleName? OfMethod(MethodInfo method) =>
        method is { IsStatic: true, IsPublic: true, IsGenericMethod: false, DeclaringType: { } type }
        && IsNameable(type) && method.GetParameters().Length == 0
            ? new(NameOf(type), method.Name)
            : null;

    /// <summary>Makes the module.</summary>
    /// <exception cref="InvalidDataException">There is no such type or method here.</exception>
    internal nn.Module<Tensor, Tensor> Create()
    {
        System.Type? type;
        try
        {
            type = System.Type.GetType(Type, throwOnError: false);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or BadImageFormatException)
        {
            throw new InvalidDataException($"The model's module is '{Type}', which cannot be loaded here.", exception);
        }

        if (type is null)
            throw new InvalidDataException(
                $"The model's module is '{Type}', which is not here: reference the assembly that defines it.");
        if (Method is null)
            return typeof(nn.Module<Tensor, Tensor>).IsAssignableFrom(type) && OfType(type) is not null
                ? (nn.Module<Tensor, Tensor>)Activator.CreateInstance(type)!
                : throw new InvalidDataException(
                    $"The model's module '{Type}' is no module with a public parameterless constructor.");
        var method = type.GetMethod(Method, BindingFlags.Public | BindingFlags.Static, []);
        return method is not null && typeof(nn.Module<Tensor, Tensor>).IsAssignableFrom(method.ReturnType)
            ? method.CreateDelegate<Func<nn.Module<Tensor, Tensor>>>()()
            : throw new InvalidDataException(
                $"The model's module is made by '{Method}' of '{Type}', which is no public static method that makes a module.");
    }

    public override string ToString()
    {
        var name = Type.Split(',')[0];
        return Method is null ? name : $"{name}.{Method}";
    }

    // A closure's or a private type cannot be relied on to be there under the same name.
    private static bool IsNameable(Type type) =>
        type.IsVisible && !type.ContainsGenericParameters && type.AssemblyQualifiedName is not null;

    private static string NameOf(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";
}
