using System.Linq.Expressions;
using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Fields and properties of users' classes: what they hold, and compiled access to them.
internal static class MemberValue
{
    public static Type TypeOf(MemberInfo member) => member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    // Arrays and VBuffers are vectors of their items; strings are scalars. False for what no column can hold.
    public static bool TryGetItemType(Type type, out bool isVector, out Type itemType)
    {
        isVector = true;
        if (type.IsArray)
            itemType = type.GetElementType();
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(VBuffer<>))
            itemType = type.GetGenericArguments()[0];
        else
            (isVector, itemType) = (false, type);
        return DataViewTypeExtensions.PrimitiveFromTypeOrNull(itemType) is not null;
    }

    // The type in which values of the member travel: text as ReadOnlyMemory.
    public static Type RawItemType(Type itemType) => itemType == typeof(string) ? typeof(ReadOnlyMemory<char>) : itemType;

    public static MemberInfo Find(Type userType, string name) =>
        (MemberInfo)userType.GetField(name, BindingFlags.Public | BindingFlags.Instance)
        ?? userType.GetProperty(name, BindingFlags.Public | BindingFlags.Instance)
        ?? throw Contracts.ExceptParam("schemaDefinition", $"No field or property with name '{name}' found in type '{userType.FullName}'");

    public static Func<TRow, TValue> Reader<TRow, TValue>(MemberInfo member)
    {
        var row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda<Func<TRow, TValue>>(Expression.MakeMemberAccess(row, member), row).Compile();
    }

    public static Action<TRow, TValue> Writer<TRow, TValue>(MemberInfo member)
    {
        Contracts.CheckParam(member is not FieldInfo { IsInitOnly: true }, nameof(member), $"The field '{member.Name}' is read-only");
        var row = Expression.Parameter(typeof(TRow));
        var value = Expression.Parameter(typeof(TValue));
        return Expression.Lambda<Action<TRow, TValue>>(Expression.Assign(Expression.MakeMemberAccess(row, member), value), row, value).Compile();
    }

    public static bool CanRead(MemberInfo member) => member is FieldInfo || ((PropertyInfo)member).GetGetMethod() is not null;
}
