namespace Microsoft.ML.Data;

// Names of the slots of encoded keys: those of the encoding, repeated for each slot of a key vector after the name of that slot.
internal static class KeySlotNames
{
    // `size`: the number of keys, 0 for a single one.
    public static void Add(DataViewSchema.Annotations.Builder builder, DataViewSchema.Column source, int size, ReadOnlyMemory<char>[] names)
    {
        if (size == 0)
        {
            builder.AddSlotNames(names.Length, (ref VBuffer<ReadOnlyMemory<char>> value) =>
                new VBuffer<ReadOnlyMemory<char>>(names.Length, names).CopyTo(ref value));
            return;
        }
        builder.Add(AnnotationUtils.Kinds.SlotNames, new VectorDataViewType(TextDataViewType.Instance, size, names.Length),
            (ref VBuffer<ReadOnlyMemory<char>> value) => Fill(source, size, names, ref value));
    }

    private static void Fill(DataViewSchema.Column source, int size, ReadOnlyMemory<char>[] names, ref VBuffer<ReadOnlyMemory<char>> value)
    {
        VBuffer<ReadOnlyMemory<char>> sourceNames = default;
        source.GetSlotNames(size, ref sourceNames);
        var editor = VBufferEditor.Create(ref value, size * names.Length);
        for (var i = 0; i < size; i++)
        {
            var sourceName = sourceNames.GetItemOrDefault(i);
            var prefix = sourceName.IsEmpty ? $"[{i}]" : sourceName.ToString();
            for (var j = 0; j < names.Length; j++)
                editor.Values[(i * names.Length) + j] = $"{prefix}.{names[j]}".AsMemory();
        }
        value = editor.Commit();
    }
}
