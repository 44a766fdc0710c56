using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Text;

// How often each slot occurs in a row. Takes the room that the row needs, however many slots there are.
internal sealed class SlotCounts
{
    private readonly GrowingBuffer<int> _slots = new();
    private float[] _values = [];
    private int _count;

    // After Collect: the slots that occur, ascending, and their values.
    public ReadOnlySpan<int> Slots => _slots.Items[.._count];

    public Span<float> Values => _values.AsSpan(0, _count);

    public void Clear()
    {
        _slots.Clear();
        _count = 0;
    }

    public void Add(int slot) => _slots.Add(slot);

    public void Collect()
    {
        var slots = _slots.Items;
        slots.Sort();
        if (_values.Length < slots.Length)
            _values = new float[slots.Length];
        _count = 0;
        for (var i = 0; i < slots.Length;)
        {
            var slot = slots[i];
            var first = i;
            while (i < slots.Length && slots[i] == slot)
                i++;
            slots[_count] = slot;
            _values[_count++] = i - first;
        }
    }

    public void CopyTo(ref VBuffer<float> value, int length) => Concatenate(ref value, (this, length));

    // Blocks of slots one after the other, sparse where that takes less memory.
    public static void Concatenate(ref VBuffer<float> value, params ReadOnlySpan<(SlotCounts Counts, int Length)> blocks)
    {
        int length = 0, stored = 0;
        foreach (var block in blocks)
        {
            length += block.Length;
            stored += block.Counts._count;
        }
        var isSparse = stored <= length / 2 && length > 0;
        var editor = VBufferEditor.Create(ref value, length, isSparse ? stored : length);
        if (!isSparse)
            editor.Values.Clear();
        int start = 0, used = 0;
        foreach (var (counts, blockLength) in blocks)
        {
            for (var i = 0; i < counts._count; i++)
            {
                var slot = start + counts.Slots[i];
                if (isSparse)
                    editor.Indices[used] = slot;
                editor.Values[isSparse ? used++ : slot] = counts._values[i];
            }
            start += blockLength;
        }
        value = editor.Commit();
    }
}
