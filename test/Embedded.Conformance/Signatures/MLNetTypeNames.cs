using System.Globalization;
using System.Reflection;
using System.Text;

namespace Embedded.Conformance.Signatures;

/// <summary>How the ML.NET lists write types, constraints and default values.</summary>
internal static class MLNetTypeNames
{
    private static readonly Dictionary<string, string> s_keywords = new()
    {
        ["System.Void"] = "void", ["System.Object"] = "object", ["System.String"] = "string", ["System.Boolean"] = "bool",
        ["System.Byte"] = "byte", ["System.SByte"] = "sbyte", ["System.Int16"] = "short", ["System.UInt16"] = "ushort",
        ["System.Int32"] = "int", ["System.UInt32"] = "uint", ["System.Int64"] = "long", ["System.UInt64"] = "ulong",
        ["System.Single"] = "float", ["System.Double"] = "double", ["System.Decimal"] = "decimal",
        ["System.Char"] = "char", ["System.IntPtr"] = "nint", ["System.UIntPtr"] = "nuint",
    };

    public static string Name(Type type)
    {
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsByRef)
            return Name(type.GetElementType()!);
        if (type.IsPointer)
            return Name(type.GetElementType()!) + "*";
        if (type.IsArray)
            return ArrayName(type);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Name(underlying) + "?";
        return s_keywords.TryGetValue(type.FullName ?? "", out string? keyword) ? keyword : QualifiedName(type);
    }

    private static string ArrayName(Type type)
    {
        var suffix = new StringBuilder();
        Type element = type;
        while (element.IsArray)
        {
            suffix.Append('[').Append(',', element.GetArrayRank() - 1).Append(']');
            element = element.GetElementType()!;
        }
        return Name(element) + suffix;
    }

    private static string QualifiedName(Type type)
    {
        var nesting = new Stack<Type>();
        for (Type? outer = type; outer is not null; outer = outer.DeclaringType)
            nesting.Push(outer);
        var text = new StringBuilder();
        if (!string.IsNullOrEmpty(type.Namespace))
            text.Append(type.Namespace).Append('.');
        Type[] arguments = type.GetGenericArguments();
        int used = 0;
        bool first = true;
        foreach (Type level in nesting)
        {
            if (!first)
                text.Append('.');
            first = false;
            string[] parts = level.Name.Split('`');
            text.Append(parts[0]);
            if (parts.Length == 2)
            {
                int own = int.Parse(parts[1], CultureInfo.InvariantCulture);
                text.Append('<').AppendJoin(", ", arguments.Skip(used).Take(own).Select(Name)).Append('>');
                used += own;
            }
        }
        return text.ToString();
    }

    /// <summary>The generic parameters that a type declares itself, without those of the types around it.</summary>
    public static Type[] OwnParameters(Type type) => type.IsGenericTypeDefinition
        ? type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).ToArray()
        : [];

    /// <summary>A type's name with the variance of its parameters.</summary>
    public static string Declaration(Type type)
    {
        string name = Name(type);
        Type[] own = OwnParameters(type);
        if (own.Length == 0)
            return name;
        IEnumerable<string> parameters = own.Select(parameter =>
            (parameter.GenericParameterAttributes & GenericParameterAttributes.VarianceMask) switch
            {
                GenericParameterAttributes.Covariant => "out ",
                GenericParameterAttributes.Contravariant => "in ",
                _ => "",
            } + parameter.Name);
        return name[..name.LastIndexOf('<')] + "<" + string.Join(", ", parameters) + ">";
    }

    public static string Constraints(Type[] parameters)
    {
        var text = new StringBuilder();
        foreach (Type parameter in parameters)
        {
            var constraints = new List<string>();
            GenericParameterAttributes attributes = parameter.GenericParameterAttributes;
            bool isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
            if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
                constraints.Add("class");
            if (parameter.HasAttribute("System.Runtime.CompilerServices.IsUnmanagedAttribute"))
                constraints.Add("unmanaged");
            else if (isStruct)
                constraints.Add("struct");
            constraints.AddRange(parameter.GetGenericParameterConstraints()
                .Where(type => type.FullName != "System.ValueType").Select(Name));
            if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct)
                constraints.Add("new()");
            if (constraints.Count > 0)
                text.Append(" where ").Append(parameter.Name).Append(" : ").AppendJoin(", ", constraints);
        }
        return text.ToString();
    }

    public static string Literal(object? value, Type type)
    {
        if (type.IsByRef)
            type = type.GetElementType()!;
        bool nullable = Nullable.GetUnderlyingType(type) is not null;
        if (value is null)
            return !nullable && (type.IsValueType || type.IsGenericParameter) ? "default" : "null";
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
        {
            string? member = Enum.GetName(type, Enum.ToObject(type, value));
            return member is not null
                ? $"{type.Name}.{member}"
                : $"({type.Name}){Convert.ToString(value, CultureInfo.InvariantCulture)}";
        }
        return value switch
        {
            bool flag => flag ? "true" : "false",
            string text => "\"" + Escaped(text) + "\"",
            char character => "'" + (character is < ' ' or > '~' ? $"\\u{(int)character:x4}" : character.ToString()) + "'",
            float.NaN => "float.NaN",
            float.PositiveInfinity => "float.PositiveInfinity",
            float.NegativeInfinity => "float.NegativeInfinity",
            float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
            double.NaN => "double.NaN",
            double.PositiveInfinity => "double.PositiveInfinity",
            double.NegativeInfinity => "double.NegativeInfinity",
            double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
    }

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal);
}
