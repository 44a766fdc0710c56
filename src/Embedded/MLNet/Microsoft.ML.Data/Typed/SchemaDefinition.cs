using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// The columns that the members of a class stand for; a user may change names, types and annotations before use.
public sealed class SchemaDefinition : List<SchemaDefinition.Column>
{
    private SchemaDefinition()
    {
    }

    [Flags]
    public enum Direction
    {
        Read = 1,
        Write = 2,
        Both = Read | Write,
    }

    public Column this[string columnName]
    {
        get => Find(column => column.ColumnName == columnName)
            ?? throw Contracts.ExceptParam(nameof(columnName), $"There is no column '{columnName}'");
        set
        {
            Contracts.CheckValue(value, nameof(value));
            Contracts.Check(columnName == value.ColumnName, "The column name must be equal to the key");
            var index = FindIndex(column => column.ColumnName == columnName);
            if (index >= 0)
                this[index] = value;
            else
                Add(value);
        }
    }

    public static SchemaDefinition Create(Type userType, Direction direction = Direction.Both)
    {
        Contracts.CheckValue(userType, nameof(userType));
        var definition = new SchemaDefinition();
        var names = new HashSet<string>();
        foreach (var member in MembersOf(userType, direction))
        {
            if (member.IsDefined(typeof(NoColumnAttribute)))
                continue;
            var column = new Column(member.Name, TypeOf(member), member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name);
            Contracts.CheckParam(names.Add(column.ColumnName), nameof(userType), $"Duplicate column name '{column.ColumnName}' detected, this is disallowed");
            definition.Add(column);
        }
        return definition;
    }

    private static IEnumerable<MemberInfo> MembersOf(Type userType, Direction direction)
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;
        var properties = userType.GetProperties(Public).Where(property => property.GetIndexParameters().Length == 0
            && ((direction.HasFlag(Direction.Read) && property.GetGetMethod() is not null)
                || (direction.HasFlag(Direction.Write) && property.GetSetMethod() is not null)));
        return userType.GetFields(Public).Concat<MemberInfo>(properties);
    }

    private static DataViewType TypeOf(MemberInfo member)
    {
        if (!MemberValue.TryGetItemType(MemberValue.TypeOf(member), out var isVector, out var itemType))
        {
            return DataViewTypeManager.FindOrNull(member) ?? throw Contracts.ExceptParam("userType",
                $"Could not determine an IDataView type and registered custom types for member {member.Name} "
                + $"of type {MemberValue.TypeOf(member)}");
        }
        var key = member.GetCustomAttribute<KeyTypeAttribute>();
        var vector = member.GetCustomAttribute<VectorTypeAttribute>();
        Contracts.CheckParam(vector is null || isVector, "userType", $"Member {member.Name} is marked with VectorType, but is no array or VBuffer");
        var item = DataViewTypeExtensions.PrimitiveFromTypeOrNull(itemType);
        if (key is not null)
        {
            Contracts.CheckParam(KeyDataViewType.IsValidDataType(itemType), "userType", $"Member {member.Name} is marked with KeyType, but is no unsigned integer");
            item = key.Count is { } count ? new KeyDataViewType(itemType, count) : new KeyDataViewType(itemType, KeyDataViewType.MaxCount(itemType));
        }
        return isVector ? new VectorDataViewType(item, vector?.Dims ?? [0]) : item;
    }

    public sealed class Column
    {
        private readonly Dictionary<string, (DataViewType Type, Delegate Getter)> _annotations = [];

        internal Column(string memberName, DataViewType columnType, string columnName = null)
        {
            MemberName = memberName;
            ColumnName = columnName ?? memberName;
            ColumnType = columnType;
        }

        public string MemberName { get; }

        public string ColumnName { get; set; }

        public DataViewType ColumnType { get; set; }

        public DataViewSchema.Annotations Annotations
        {
            get
            {
                var builder = new DataViewSchema.Annotations.Builder();
                foreach (var (kind, (type, getter)) in _annotations)
                    builder.Add(kind, type, getter);
                return builder.ToAnnotations();
            }
        }

        public void AddAnnotation<T>(string kind, T value, DataViewType annotationType)
        {
            Contracts.CheckNonEmpty(kind, nameof(kind));
            Contracts.CheckValue(annotationType, nameof(annotationType));
            Contracts.Check(!_annotations.ContainsKey(kind), "Column already contains an annotation of this kind.");
            Contracts.CheckParam(annotationType.RawType == typeof(T), nameof(annotationType), $"The type {annotationType} does not hold {typeof(T)}");
            _annotations.Add(kind, (annotationType, (ValueGetter<T>)((ref T result) => result = value)));
        }

        internal void AddAnnotations(DataViewSchema.Annotations annotations)
        {
            foreach (var column in annotations.Schema)
                _annotations[column.Name] = (column.Type, annotations.GetGetterInternal(column.Index));
        }
    }
}
