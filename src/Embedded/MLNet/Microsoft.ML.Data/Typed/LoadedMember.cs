using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// A field or property of a user's class that a loader fills a column for.
internal sealed record LoadedMember(MemberInfo Member, string ColumnName, bool IsVector, DataKind Kind, KeyCount KeyCount)
{
    public static IEnumerable<LoadedMember> Of(Type type)
    {
        const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public;
        var fields = type.GetFields(Members).Where(field => !field.IsInitOnly);
        var properties = type.GetProperties(Members).Where(property => property.CanRead && property.CanWrite && property.GetIndexParameters().Length == 0);
        return fields.Concat<MemberInfo>(properties).Where(member => !member.IsDefined(typeof(NoColumnAttribute))).Select(Describe);
    }

    private static LoadedMember Describe(MemberInfo member)
    {
        var type = MemberValue.TypeOf(member);
        if (!MemberValue.TryGetItemType(type, out var isVector, out var itemType))
            itemType = Nullable.GetUnderlyingType(itemType) ?? itemType;
        var primitive = DataViewTypeExtensions.PrimitiveFromTypeOrNull(itemType);
        Contracts.Check(primitive is not null, $"Member {member.Name} is of the type {type}, which no column holds");
        var key = member.GetCustomAttribute<KeyTypeAttribute>();
        return new LoadedMember(member, member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name, isVector,
            TextLoaderColumn.KindOf(primitive), key is null ? null : new KeyCount { Count = key.Count });
    }
}
