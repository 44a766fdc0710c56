namespace Microsoft.ML.Data;

public static class SchemaAnnotationsExtensions
{
    // Whether text names the slots, one name a slot.
    public static bool HasSlotNames(this DataViewSchema.Column column) =>
        column.HasSlotNames(column.Type.GetVectorSize());

    public static void GetSlotNames(this DataViewSchema.Column column, ref VBuffer<ReadOnlyMemory<char>> slotNames) =>
        column.Annotations.GetValue(AnnotationUtils.Kinds.SlotNames, ref slotNames);

    public static bool HasKeyValues(this DataViewSchema.Column column, PrimitiveDataViewType keyValueItemType = null)
    {
        if (column.Type.GetItemType() is not KeyDataViewType key)
            return false;
        return column.Annotations.Schema.GetColumnOrNull(AnnotationUtils.Kinds.KeyValues)?.Type is VectorDataViewType type
            && (ulong)type.Size == key.Count && (keyValueItemType ?? TextDataViewType.Instance).Equals(type.ItemType);
    }

    public static void GetKeyValues<TValue>(this DataViewSchema.Column column, ref VBuffer<TValue> keyValues) =>
        column.Annotations.GetValue(AnnotationUtils.Kinds.KeyValues, ref keyValues);

    public static bool IsNormalized(this DataViewSchema.Column column) => !column.NeedsNormalization();
}
