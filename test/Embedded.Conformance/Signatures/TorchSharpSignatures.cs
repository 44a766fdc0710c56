using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Embedded.Conformance.Signatures;

/// <summary>The public signatures of an assembly, a line each, in the form of the TorchSharp list.</summary>
internal static class TorchSharpSignatures
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void", [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint",
        [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double",
        [typeof(decimal)] = "decimal", [typeof(char)] = "char", [typeof(string)] = "string", [typeof(object)] = "object",
    };

    public static IEnumerable<string> Of(Assembly assembly) =>
        assembly.GetTypes().Where(IsVisible).SelectMany(Of).Distinct();

    public static IEnumerable<string> Of(Type type)
    {
        string name = FullName(type);
        if (type.BaseType == typeof(MulticastDelegate))
        {
            MethodInfo invoke = type.GetMethod("Invoke")!;
            return [$"{name} : T public delegate {Name(invoke.ReturnType)} {name}({Parameters(invoke.GetParameters())}){Constraints(type.GetGenericArguments())}"];
        }
        IEnumerable<string> members = type.IsEnum
            ? type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => $"{field.Name} = {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}")
            : type.GetMembers(Visibility.Declared).Select(Signature).OfType<string>();
        return members.Select(member => $"{name} : M {member}").Prepend(TypeLine(type, name));
    }

    private static string TypeLine(Type type, string name)
    {
        string kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class";
        string modifiers = kind != "class" ? ""
            : type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        var bases = new List<string>();
        if (type.BaseType is { } parent && !type.IsEnum && parent != typeof(object) && parent != typeof(ValueType))
            bases.Add(Name(parent));
        if (!type.IsEnum)
        {
            Type[] inherited = type.BaseType?.GetInterfaces() ?? [];
            bases.AddRange(type.GetInterfaces()
                .Where(own => IsVisible(own.IsGenericType ? own.GetGenericTypeDefinition() : own) && !inherited.Contains(own))
                .Select(Name).Order(StringComparer.Ordinal));
        }
        string after = bases.Count > 0 ? " : " + string.Join(", ", bases) : "";
        return $"{name} : T public {modifiers}{kind} {name}{after}{Constraints(type.GetGenericArguments())}{Obsolete(type)}";
    }

    private static string? Signature(MemberInfo member) => member switch
    {
        ConstructorInfo constructor when IsVisible(constructor) && !constructor.IsStatic =>
            $"{Access(constructor)} {SimpleName(constructor.DeclaringType!)}({Parameters(constructor.GetParameters())})",
        MethodInfo method when IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) =>
            MethodSignature(method),
        PropertyInfo property when IsVisible(property.GetMethod) || IsVisible(property.SetMethod) => PropertySignature(property),
        FieldInfo field when field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly => FieldSignature(field),
        EventInfo declared when IsVisible(declared.AddMethod) =>
            $"{Access(declared.AddMethod!)}{Modifiers(declared.AddMethod!)} event {Name(declared.EventHandlerType!)} {declared.Name}",
        _ => null,
    } is { } text ? text + Obsolete(member) : null;

    private static string MethodSignature(MethodInfo method)
    {
        Type[] generic = method.IsGenericMethod ? method.GetGenericArguments() : [];
        string parameters = generic.Length > 0 ? $"<{string.Join(", ", generic.Select(Name))}>" : "";
        string extends = method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "";
        return $"{Access(method)}{Modifiers(method)} {Name(method.ReturnType)} {method.Name}{parameters}"
            + $"({extends}{Parameters(method.GetParameters())}){Constraints(generic)}";
    }

    private static string PropertySignature(PropertyInfo property)
    {
        MethodInfo? getter = property.GetMethod, setter = property.SetMethod;
        MethodInfo shown = IsVisible(getter) ? getter! : setter!;
        bool isPublic = getter is { IsPublic: true } || setter is { IsPublic: true };
        ParameterInfo[] indices = property.GetIndexParameters();
        string name = indices.Length > 0 ? $"this[{Parameters(indices)}]" : property.Name;
        string accessors = (IsVisible(getter) ? " get;" : "")
            + (IsVisible(setter) ? setter!.IsPublic ? " set;" : " protected set;" : "");
        return $"{(isPublic ? "public" : "protected")}{Modifiers(shown)} {Name(property.PropertyType)} {name} {{{accessors} }}";
    }

    private static string FieldSignature(FieldInfo field)
    {
        string access = field.IsPublic ? "public" : "protected";
        string modifiers = (field.IsLiteral ? " const" : field.IsStatic ? " static" : "") + (field.IsInitOnly ? " readonly" : "");
        string value = field.IsLiteral ? " = " + Literal(field.GetRawConstantValue(), field.FieldType) : "";
        return $"{access}{modifiers} {Name(field.FieldType)} {field.Name}{value}";
    }

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(parameter =>
    {
        string passing = parameter.IsOut ? "out "
            : parameter.ParameterType.IsByRef ? (parameter.IsIn ? "in " : "ref ")
            : parameter.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : "";
        string text = $"{passing}{Name(parameter.ParameterType)} {parameter.Name}";
        return parameter.HasDefaultValue ? $"{text} = {Default(parameter)}" : text;
    }));

    private static string Default(ParameterInfo parameter)
    {
        object? value = parameter.RawDefaultValue;
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return value is not null && type.IsEnum ? $"{Name(type)}.{Enum.ToObject(type, value)}" : Literal(value, parameter.ParameterType);
    }

    private static string Literal(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => "\"" + text.Replace("\n", "\\n", StringComparison.Ordinal) + "\"",
        bool flag => flag ? "true" : "false",
        char character => $"'{character}'",
        _ when value.GetType().IsEnum => $"{Name(value.GetType())}.{value}",
        _ when type.IsEnum => $"{Name(type)}.{Enum.ToObject(type, value)}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Constraints(Type[] parameters)
    {
        var text = new StringBuilder();
        foreach (Type parameter in parameters.Where(parameter => parameter.IsGenericParameter))
        {
            var constraints = new List<string>();
            GenericParameterAttributes attributes = parameter.GenericParameterAttributes;
            bool isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
            if (isStruct)
                constraints.Add("struct");
            else if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
                constraints.Add("class");
            constraints.AddRange(parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(Name));
            if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct)
                constraints.Add("new()");
            if (constraints.Count > 0)
                text.Append(" where ").Append(parameter.Name).Append(" : ").AppendJoin(", ", constraints);
        }
        return text.ToString();
    }

    private static string Name(Type type)
    {
        if (type.IsByRef)
            return Name(type.GetElementType()!);
        if (type.IsPointer)
            return Name(type.GetElementType()!) + "*";
        if (type.IsArray)
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsGenericParameter)
            return type.Name;
        if (s_keywords.TryGetValue(type, out string? keyword))
            return keyword;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Name(underlying) + "?";
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true)
            return $"({string.Join(", ", type.GetGenericArguments().Select(Name))})";
        return FullName(type);
    }

    private static string FullName(Type type)
    {
        var nesting = new Stack<Type>();
        for (Type? outer = type; outer is not null; outer = outer.DeclaringType)
            nesting.Push(outer);
        Type[] arguments = type.GetGenericArguments();
        int used = 0;
        var levels = new List<string>();
        foreach (Type level in nesting)
        {
            int count = level.GetGenericArguments().Length;
            string own = count > used ? $"<{string.Join(", ", arguments.Skip(used).Take(count - used).Select(Name))}>" : "";
            used = Math.Max(used, count);
            levels.Add(SimpleName(level) + own);
        }
        string name = string.Join(".", levels);
        return string.IsNullOrEmpty(type.Namespace) ? name : $"{type.Namespace}.{name}";
    }

    private static string SimpleName(Type type) => type.Name.Split('`')[0];

    private static string Obsolete(MemberInfo member)
    {
        CustomAttributeData? mark = member.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.Name == "ObsoleteAttribute");
        return mark is null ? ""
            : mark.ConstructorArguments.Count > 1 && mark.ConstructorArguments[1].Value is true ? " [Obsolete:error]" : " [Obsolete]";
    }

    private static bool IsVisible(MethodBase? method) => method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    private static bool IsVisible(Type type)
    {
        for (Type? level = type; level is not null; level = level.DeclaringType)
        {
            if (!(level.IsPublic || level.IsNestedPublic || level.IsNestedFamily || level.IsNestedFamORAssem))
                return false;
        }
        return true;
    }

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static string Modifiers(MethodBase method)
    {
        if (method.IsStatic)
            return " static";
        if (method.DeclaringType!.IsInterface)
            return "";
        if (method.IsAbstract)
            return " abstract";
        if (method is not MethodInfo { IsVirtual: true } virtualMethod)
            return "";
        bool overrides = virtualMethod.GetBaseDefinition() != virtualMethod;
        return overrides ? (method.IsFinal ? " sealed override" : " override") : method.IsFinal ? "" : " virtual";
    }
}
