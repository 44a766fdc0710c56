namespace Microsoft.ML.Data;

internal static class AnnotationBuilderExtensions
{
    public static void AddSlotNames(this DataViewSchema.Annotations.Builder builder, int size,
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> getter) =>
        builder.Add(AnnotationUtils.Kinds.SlotNames, new VectorDataViewType(TextDataViewType.Instance, size), getter);

    // T is the raw type of valueType's items.
    public static void AddKeyValues<T>(this DataViewSchema.Annotations.Builder builder, int size, PrimitiveDataViewType valueType,
        ValueGetter<VBuffer<T>> getter) =>
        builder.Add(AnnotationUtils.Kinds.KeyValues, new VectorDataViewType(valueType, size), getter);

    public static void AddText(this DataViewSchema.Annotations.Builder builder, string kind, string value) =>
        builder.AddPrimitiveValue(kind, TextDataViewType.Instance, value.AsMemory());

    public static void AddBoolean(this DataViewSchema.Annotations.Builder builder, string kind, bool value) =>
        builder.AddPrimitiveValue(kind, BooleanDataViewType.Instance, value);
}
