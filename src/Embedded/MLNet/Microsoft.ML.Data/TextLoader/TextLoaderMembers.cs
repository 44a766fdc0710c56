using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// The columns that the members of a class ask for by LoadColumn.
internal static class TextLoaderMembers
{
    public static TextLoader.Column[] GetColumns(Type type)
    {
        var columns = new List<TextLoader.Column>();
        foreach (var (member, memberType) in GetMembers(type))
        {
            var load = member.GetCustomAttribute<LoadColumnAttribute>();
            Contracts.Check(load is not null,
                $"{(member is FieldInfo ? "Field" : "Property")} '{member.Name}' is missing the {nameof(LoadColumnAttribute)} attribute");
            columns.Add(MakeColumn(member, memberType, load));
        }
        return [.. columns];
    }

    private static IEnumerable<(MemberInfo Member, Type Type)> GetMembers(Type type)
    {
        const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public;
        var fields = type.GetFields(Members).Where(field => !field.IsInitOnly).Select(field => ((MemberInfo)field, field.FieldType));
        var properties = type.GetProperties(Members).Where(property => property.CanRead && property.CanWrite
                && property.GetIndexParameters().Length == 0)
            .Select(property => ((MemberInfo)property, property.PropertyType));
        return fields.Concat(properties).Where(member => member.Item1.GetCustomAttribute<NoColumnAttribute>() is null);
    }

    private static TextLoader.Column MakeColumn(MemberInfo member, Type memberType, LoadColumnAttribute load)
    {
        var isVector = memberType.IsArray || (memberType.IsGenericType && memberType.GetGenericTypeDefinition() == typeof(VBuffer<>));
        var itemType = memberType.IsArray ? memberType.GetElementType() : isVector ? memberType.GetGenericArguments()[0] : memberType;
        itemType = Nullable.GetUnderlyingType(itemType) ?? itemType;
        var primitive = DataViewTypeExtensions.PrimitiveFromTypeOrNull(itemType);
        Contracts.Check(primitive is not null, $"Member {member.Name} is of the type {memberType}, which a text file cannot hold");
        var key = member.GetCustomAttribute<KeyTypeAttribute>();
        var column = new TextLoader.Column
        {
            Name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name,
            DataKind = TextLoaderColumn.KindOf(primitive),
            Source = Array.ConvertAll(load.Sources, source => new TextLoader.Range(source.Min)
            {
                Max = source.Max,
                ForceVector = isVector,
            }),
        };
        if (key is not null)
            column.KeyCount = new KeyCount { Count = key.Count };
        return column;
    }
}
