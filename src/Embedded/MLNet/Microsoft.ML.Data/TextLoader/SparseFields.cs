using System.Globalization;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Fields "index:value" of a line: they stand for a block of slots, counted from the block's beginning. The field before them is the number of slots,
// or, where the size of the lines is known, the block goes on to that size.
internal sealed class SparseFields(int inputSize)
{
    public int[] Indices { get; private set; } = new int[32];

    // Whether the line has such fields. Then the fields are those that were given, and Indices says where they stand.
    public bool TryRead(TextFieldSplitter fields, out int used, out int length)
    {
        used = 0;
        length = 0;
        var count = fields.Count;
        var first = 0;
        while (first < count && !TryReadIndex(fields[first], out _, out _))
            first++;
        if (first == count || (first == 0 && inputSize == 0))
            return false;
        if (Indices.Length < count)
            Indices = new int[Math.Max(count, 2 * Indices.Length)];
        long next = 0, block = -1, blockLength = 0;
        for (var i = 0; i < count; i++)
        {
            var isIndexed = TryReadIndex(fields[i], out var slot, out var valueStart);
            if (isIndexed && block < 0 && inputSize > 0)
            {
                block = next;
                blockLength = Math.Max(0, inputSize - next);
                next += blockLength;
            }
            else if (!isIndexed && inputSize == 0 && i + 1 < count && TryReadIndex(fields[i + 1], out _, out _)
                && int.TryParse(fields[i], NumberStyles.None, CultureInfo.InvariantCulture, out var newLength))
            {
                block = next;
                blockLength = newLength;
                next += newLength;
                Contracts.CheckDecode(next < int.MaxValue, "A line has more slots than a vector can have");
                continue;
            }
            if (isIndexed && (block < 0 || slot >= blockLength))
                continue;
            fields.Move(i, used, isIndexed ? valueStart : 0);
            Indices[used++] = (int)(isIndexed ? block + slot : next++);
        }
        length = (int)next;
        used = Order(fields, used);
        return true;
    }

    // Slots within a block may come in any order; of those that come twice the last counts.
    private int Order(TextFieldSplitter fields, int count)
    {
        var isOrdered = true;
        for (var i = 1; i < count && isOrdered; i++)
            isOrdered = Indices[i - 1] < Indices[i];
        if (isOrdered)
            return count;
        var keys = new long[count];
        for (var i = 0; i < count; i++)
            keys[i] = ((long)Indices[i] << 32) | (uint)i;
        Array.Sort(keys);
        var positions = new int[count];
        var used = 0;
        for (var i = 0; i < count; i++)
        {
            if (i + 1 < count && keys[i] >> 32 == keys[i + 1] >> 32)
                continue;
            positions[used] = (int)keys[i];
            Indices[used++] = (int)(keys[i] >> 32);
        }
        fields.Sort(positions, used);
        return used;
    }

    // Of "index:" at the beginning of a text, with its colon; 0 where there is none.
    public static int LengthOfIndex(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && text[digits] == ':' ? digits + 1 : 0;
    }

    private static bool TryReadIndex(ReadOnlySpan<char> field, out int slot, out int valueStart)
    {
        slot = 0;
        var colon = field.IndexOf(':');
        valueStart = colon + 1;
        return colon > 0 && int.TryParse(field[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out slot);
    }
}
