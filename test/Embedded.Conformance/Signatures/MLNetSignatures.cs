using System.Globalization;
using System.Reflection;
using static Embedded.Conformance.Signatures.MLNetTypeNames;

namespace Embedded.Conformance.Signatures;

/// <summary>The public signatures of an assembly, a line each, in the form of the ML.NET lists.</summary>
internal static class MLNetSignatures
{
    public static IEnumerable<string> Of(Assembly assembly) =>
        assembly.GetTypes().Where(Visibility.IsVisible).SelectMany(Of);

    public static IEnumerable<string> Of(Type type)
    {
        string name = Name(type);
        if (type.BaseType == typeof(MulticastDelegate))
        {
            MethodInfo invoke = type.GetMethod("Invoke")!;
            yield return $"{Access(type)} delegate {Return(invoke.ReturnType, invoke.ReturnParameter)} "
                + $"{Declaration(type)}({Parameters(invoke.GetParameters())}){Constraints(OwnParameters(type))}";
            yield break;
        }
        if (type.IsEnum)
        {
            string flags = type.HasAttribute("System.FlagsAttribute") ? "[Flags] " : "";
            yield return $"{flags}{Access(type)} enum {name} : {Name(type.GetEnumUnderlyingType())}";
            foreach (FieldInfo member in type.GetFields(BindingFlags.Public | BindingFlags.Static))
                yield return $"{name}.{member.Name} = {Convert.ToString(member.GetRawConstantValue(), CultureInfo.InvariantCulture)}";
            yield break;
        }

        yield return TypeLine(type);
        foreach (FieldInfo field in type.GetFields(Visibility.Declared).Where(field => field.IsVisible(type)))
            yield return FieldLine(field, name);
        foreach (ConstructorInfo constructor in type.GetConstructors(Visibility.Declared))
        {
            if (!constructor.IsStatic && constructor.IsVisible(type))
                yield return $"{Access(constructor)} {name}..ctor({Parameters(constructor.GetParameters())})";
        }
        var accessors = new HashSet<MethodInfo>();
        foreach (PropertyInfo property in type.GetProperties(Visibility.Declared))
        {
            MethodInfo? getter = property.GetGetMethod(true), setter = property.GetSetMethod(true);
            accessors.UnionWith(new[] { getter, setter }.OfType<MethodInfo>());
            if (getter.IsVisible(type) || setter.IsVisible(type))
                yield return PropertyLine(property, getter, setter, type, name);
        }
        foreach (EventInfo declared in type.GetEvents(Visibility.Declared))
        {
            MethodInfo add = declared.GetAddMethod(true)!;
            accessors.UnionWith(new[] { add, declared.GetRemoveMethod(true) }.OfType<MethodInfo>());
            if (add.IsVisible(type))
                yield return $"{AccessOutsideInterface(add, type)}{Modifiers(add, type)}event {Name(declared.EventHandlerType!)} {name}.{declared.Name}";
        }
        foreach (MethodInfo method in type.GetMethods(Visibility.Declared))
        {
            if (!accessors.Contains(method) && method.IsVisible(type))
                yield return MethodLine(method, type, name);
        }
    }

    private static string TypeLine(Type type)
    {
        string kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsValueType: true } => (type.HasAttribute("System.Runtime.CompilerServices.IsReadOnlyAttribute") ? "readonly " : "")
                + (type.IsByRefLike ? "ref " : "") + "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var bases = new List<string>();
        if (!type.IsInterface && !type.IsValueType && type.BaseType is { } parent && parent != typeof(object))
            bases.Add(Name(parent));
        List<Type> interfaces = [.. type.GetInterfaces().Where(Visibility.IsVisibleReference)];
        var implied = new HashSet<string>((type.BaseType?.GetInterfaces() ?? []).Select(Name));
        implied.UnionWith(interfaces.SelectMany(own => own.GetInterfaces()).Select(Name));
        bases.AddRange(interfaces.Select(Name).Where(own => !implied.Contains(own)).Order(StringComparer.Ordinal));
        string after = bases.Count > 0 ? " : " + string.Join(", ", bases) : "";
        return $"{Access(type)} {kind} {Declaration(type)}{after}{Constraints(OwnParameters(type))}";
    }

    private static string FieldLine(FieldInfo field, string owner)
    {
        string access = field.IsPublic ? "public" : field.IsFamily ? "protected" : "protected internal";
        if (field.IsLiteral)
            return $"{access} const {Name(field.FieldType)} {owner}.{field.Name} = {Literal(field.GetRawConstantValue(), field.FieldType)}";
        string modifiers = (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        return $"{access} {modifiers}{Name(field.FieldType)} {owner}.{field.Name}";
    }

    private static string PropertyLine(PropertyInfo property, MethodInfo? getter, MethodInfo? setter, Type type, string owner)
    {
        MethodInfo[] visible = [.. new[] { getter, setter }.OfType<MethodInfo>().Where(accessor => accessor.IsVisible(type))];
        MethodInfo widest = visible.OrderBy(accessor => accessor.IsPublic ? 0 : accessor.IsFamilyOrAssembly ? 1 : 2).First();
        string Accessor(MethodInfo accessor, string keyword) =>
            (Access(accessor) == Access(widest) ? "" : Access(accessor) + " ") + keyword + "; ";
        bool init = setter is not null && setter.ReturnParameter.GetRequiredCustomModifiers().Any(type => type.Name == "IsExternalInit");
        ParameterInfo[] indices = property.GetIndexParameters();
        string name = indices.Length > 0 ? $"this[{Parameters(indices)}]" : property.Name;
        string body = (getter.IsVisible(type) ? Accessor(getter!, "get") : "")
            + (setter.IsVisible(type) ? Accessor(setter!, init ? "init" : "set") : "");
        return $"{AccessOutsideInterface(widest, type)}{Modifiers(widest, type)}"
            + $"{Return(property.PropertyType, (getter ?? setter)!.ReturnParameter)} {owner}.{name} {{ {body}}}";
    }

    private static string MethodLine(MethodInfo method, Type type, string owner)
    {
        bool extends = method.HasAttribute("System.Runtime.CompilerServices.ExtensionAttribute");
        Type[] generic = method.IsGenericMethodDefinition ? method.GetGenericArguments() : [];
        string parameters = generic.Length > 0 ? $"<{string.Join(", ", generic.Select(parameter => parameter.Name))}>" : "";
        return $"{AccessOutsideInterface(method, type)}{Modifiers(method, type)}{Return(method.ReturnType, method.ReturnParameter)} "
            + $"{owner}.{method.Name}{parameters}({(extends ? "this " : "")}{Parameters(method.GetParameters())}){Constraints(generic)}";
    }

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string passing = "";
        if (parameter.ParameterType.IsByRef)
        {
            passing = parameter.IsOut ? "out "
                : parameter.HasAttribute("System.Runtime.CompilerServices.IsReadOnlyAttribute") ? "in " : "ref ";
        }
        if (parameter.HasAttribute("System.ParamArrayAttribute"))
            passing += "params ";
        string text = $"{passing}{Name(parameter.ParameterType)} {parameter.Name}";
        return parameter.HasDefaultValue
            ? $"{text} = {Literal(parameter.RawDefaultValue, parameter.ParameterType)}"
            : text;
    }

    private static string Return(Type type, ParameterInfo parameter) => !type.IsByRef ? Name(type)
        : (parameter.HasAttribute("System.Runtime.CompilerServices.IsReadOnlyAttribute") ? "ref readonly " : "ref ") + Name(type);

    private static string Modifiers(MethodInfo method, Type type)
    {
        string modifiers = method.IsStatic ? "static " : "";
        if (type.IsInterface)
            return method.IsStatic ? modifiers + (method.IsAbstract ? "abstract " : "") : method.IsAbstract ? "" : "virtual ";
        bool overrides = (method.Attributes & MethodAttributes.NewSlot) == 0;
        if (method.IsAbstract)
            return modifiers + (overrides ? "abstract override " : "abstract ");
        if (!method.IsVirtual)
            return modifiers;
        return modifiers + (overrides ? (method.IsFinal ? "sealed override " : "override ") : method.IsFinal ? "" : "virtual ");
    }

    private static string Access(Type type) => !type.IsNested || type.IsNestedPublic ? "public"
        : type.IsNestedFamORAssem ? "protected internal" : "protected";

    private static string Access(MethodBase method) => method.IsPublic ? "public"
        : method.IsFamilyOrAssembly ? "protected internal" : method.IsFamily ? "protected" : "";

    private static string AccessOutsideInterface(MethodInfo method, Type type) => type.IsInterface ? "" : Access(method) + " ";
}
