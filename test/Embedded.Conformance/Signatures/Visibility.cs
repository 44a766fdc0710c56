using System.Reflection;

namespace Embedded.Conformance.Signatures;

/// <summary>What a user of an assembly can see.</summary>
internal static class Visibility
{
    public const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Whether a type can be named outside its assembly, by a caller or by a derived class.</summary>
    public static bool IsVisible(this Type type) => type.IsNested
        ? (type.IsNestedPublic || ((type.IsNestedFamily || type.IsNestedFamORAssem) && !type.DeclaringType!.IsSealed))
            && type.DeclaringType!.IsVisible()
        : type.IsPublic;

    /// <summary>As <see cref="IsVisible(Type)"/>, through arrays, references and generic arguments.</summary>
    public static bool IsVisibleReference(this Type type)
    {
        if (type.IsGenericParameter)
            return true;
        if (type.HasElementType)
            return type.GetElementType()!.IsVisibleReference();
        if (type.IsGenericType && !type.IsGenericTypeDefinition)
        {
            return type.GetGenericTypeDefinition().IsVisibleReference()
                && type.GetGenericArguments().All(IsVisibleReference);
        }
        return IsVisible(type);
    }

    /// <summary>Whether a member can be called outside its assembly.</summary>
    public static bool IsVisible(this MethodBase? method, Type owner) => method is not null
        && (method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && !owner.IsSealed));

    public static bool IsVisible(this FieldInfo field, Type owner) =>
        field.IsPublic || ((field.IsFamily || field.IsFamilyOrAssembly) && !owner.IsSealed);

    public static bool HasAttribute(this MemberInfo member, string fullName) =>
        member.GetCustomAttributesData().Any(data => data.AttributeType.FullName == fullName);

    public static bool HasAttribute(this ParameterInfo parameter, string fullName) =>
        parameter.GetCustomAttributesData().Any(data => data.AttributeType.FullName == fullName);
}
