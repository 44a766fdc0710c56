namespace Microsoft.ML.Data;

// What is known of the slots of a concatenation from what is known of its parts.
internal static class ConcatenatedAnnotations
{
    public static DataViewSchema.Annotations Make(DataViewSchema.Column[] sources, VectorDataViewType type)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        if (!type.IsKnownSize)
            return builder.ToAnnotations();
        if (sources.All(source => source.IsNormalized()))
            builder.AddBoolean(AnnotationUtils.Kinds.IsNormalized, true);
        if (sources.Any(source => source.Type is not VectorDataViewType || source.HasSlotNames(source.Type.GetValueCount())))
            builder.AddSlotNames(type.Size, (ref VBuffer<ReadOnlyMemory<char>> value) => FillSlotNames(sources, type.Size, ref value));
        var ranges = CategoricalRanges(sources);
        if (ranges.Length > 0)
        {
            builder.Add(AnnotationUtils.Kinds.CategoricalSlotRanges, AnnotationUtils.GetCategoricalType(ranges.Length / 2),
                (ref VBuffer<int> value) => new VBuffer<int>(ranges.Length, ranges).CopyTo(ref value));
        }
        return builder.ToAnnotations();
    }

    // A scalar's slot has the name of its column; a vector's slots have theirs, after the column's name.
    private static void FillSlotNames(DataViewSchema.Column[] sources, int size, ref VBuffer<ReadOnlyMemory<char>> value)
    {
        var editor = VBufferEditor.Create(ref value, size);
        editor.Values.Clear();
        var slot = 0;
        VBuffer<ReadOnlyMemory<char>> names = default;
        foreach (var source in sources)
        {
            if (source.Type is not VectorDataViewType vector)
            {
                editor.Values[slot++] = source.Name.AsMemory();
                continue;
            }
            if (source.HasSlotNames(vector.Size))
            {
                source.GetSlotNames(vector.Size, ref names);
                foreach (var (index, name) in names.Items())
                {
                    if (!name.IsEmpty)
                        editor.Values[slot + index] = $"{source.Name}.{name}".AsMemory();
                }
            }
            slot += vector.Size;
        }
        value = editor.Commit();
    }

    private static int[] CategoricalRanges(DataViewSchema.Column[] sources)
    {
        var ranges = new List<int>();
        var slot = 0;
        VBuffer<int> value = default;
        foreach (var source in sources)
        {
            if (source.Annotations.Schema.GetColumnOrNull(AnnotationUtils.Kinds.CategoricalSlotRanges)?.Type is VectorDataViewType)
            {
                source.Annotations.GetValue(AnnotationUtils.Kinds.CategoricalSlotRanges, ref value);
                ranges.AddRange(value.DenseValues().Select(index => index + slot));
            }
            slot += source.Type.GetValueCount();
        }
        return [.. ranges];
    }
}
