namespace Microsoft.ML.Data;

// Questions about types that everybody asks.
internal static class DataViewTypeExtensions
{
    public static bool IsVector(this DataViewType type) => type is VectorDataViewType;

    public static bool IsKnownSizeVector(this DataViewType type) => type is VectorDataViewType { IsKnownSize: true };

    public static bool IsKey(this DataViewType type) => type is KeyDataViewType;

    public static bool IsText(this DataViewType type) => type is TextDataViewType;

    public static bool IsNumber(this DataViewType type) => type is NumberDataViewType;

    public static DataViewType GetItemType(this DataViewType type) => type is VectorDataViewType v ? v.ItemType : type;

    // 1 for scalars, 0 for vectors of varying length.
    public static int GetValueCount(this DataViewType type) => type is VectorDataViewType v ? v.Size : 1;

    // 0 for what is no vector of known size.
    public static int GetVectorSize(this DataViewType type) => type is VectorDataViewType v ? v.Size : 0;

    // 0 for what is no key.
    public static ulong GetKeyCount(this DataViewType type) => type is KeyDataViewType k ? k.Count : 0;

    public static int GetKeyCountAsInt32(this DataViewType type)
    {
        var count = type.GetKeyCount();
        if (count > int.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(type), $"The key type {type} has too many values");
        return (int)count;
    }

    public static bool IsStandardScalar(this DataViewType type) =>
        type is NumberDataViewType or TextDataViewType or BooleanDataViewType or RowIdDataViewType
            or TimeSpanDataViewType or DateTimeDataViewType or DateTimeOffsetDataViewType;

    // Equal, or both vectors of equal item type of whose lengths one may vary.
    public static bool SameSizeAndItemType(this DataViewType type, DataViewType other)
    {
        if (type is null || other is null)
            return false;
        return type.Equals(other) || (type is VectorDataViewType a && other is VectorDataViewType b
            && a.ItemType.Equals(b.ItemType) && a.Size == b.Size);
    }

    // The standard primitive type whose values are of this .NET type, or null. Text is ReadOnlyMemory<char>.
    public static PrimitiveDataViewType PrimitiveFromTypeOrNull(Type type)
    {
        if (type == typeof(ReadOnlyMemory<char>) || type == typeof(string))
            return TextDataViewType.Instance;
        if (type == typeof(bool))
            return BooleanDataViewType.Instance;
        if (type == typeof(DateTime))
            return DateTimeDataViewType.Instance;
        if (type == typeof(DateTimeOffset))
            return DateTimeOffsetDataViewType.Instance;
        if (type == typeof(TimeSpan))
            return TimeSpanDataViewType.Instance;
        if (type == typeof(DataViewRowId))
            return RowIdDataViewType.Instance;
        return NumberDataViewType.FromTypeOrNull(type);
    }
}
