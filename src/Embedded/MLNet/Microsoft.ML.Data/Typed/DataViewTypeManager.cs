using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Which .NET types, with which attributes on the member that holds them, stand for which types of columns, beyond the standard ones.
public static class DataViewTypeManager
{
    private static readonly Lock _lock = new();
    private static readonly List<Entry> _entries = [];

    public static void Register(DataViewType dataViewType, Type type, IEnumerable<Attribute> typeAttributes)
    {
        var attributes = typeAttributes?.ToArray() ?? [];
        Contracts.CheckParam(attributes.Length <= 1 && attributes.All(attribute => attribute is DataViewTypeAttribute), nameof(typeAttributes),
            $"A type is registered with one {nameof(DataViewTypeAttribute)} or none");
        Register(dataViewType, type, attributes.Cast<DataViewTypeAttribute>().SingleOrDefault());
    }

    public static void Register(DataViewType dataViewType, Type type, DataViewTypeAttribute typeAttribute = null)
    {
        Contracts.CheckValue(dataViewType, nameof(dataViewType));
        Contracts.CheckValue(type, nameof(type));
        Contracts.CheckParam(!MemberValue.TryGetItemType(type, out _, out _), nameof(type), $"The type {type} has a column type of its own");
        var entry = new Entry(dataViewType, type, typeAttribute);
        lock (_lock)
        {
            var known = _entries.Find(other => other.HasSourceOf(entry) || other.Column.Equals(dataViewType));
            if (known is null)
                _entries.Add(entry);
            else if (!known.HasSourceOf(entry) || !known.Column.Equals(dataViewType))
                throw Contracts.ExceptParam(nameof(type), $"The type {type} or the column type {dataViewType} is registered with another partner");
        }
    }

    // The column type of a member; its own attributes are registered first. Null for what nobody registered.
    internal static DataViewType FindOrNull(MemberInfo member)
    {
        var attribute = member.GetCustomAttributes<DataViewTypeAttribute>().SingleOrDefault();
        attribute?.Register();
        var wanted = new Entry(null, MemberValue.TypeOf(member), attribute);
        lock (_lock)
            return _entries.Find(entry => entry.HasSourceOf(wanted))?.Column;
    }

    private sealed record Entry(DataViewType Column, Type Source, DataViewTypeAttribute Attribute)
    {
        public bool HasSourceOf(Entry other) =>
            Source == other.Source && (Attribute is null ? other.Attribute is null : Attribute.Equals(other.Attribute));
    }
}
