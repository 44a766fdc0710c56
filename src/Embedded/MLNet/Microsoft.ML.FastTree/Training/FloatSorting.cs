using System.Runtime.InteropServices;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Sorts numbers by the digits of their bits: for long columns several times as fast as by comparing them.</summary>
internal static class FloatSorting
{
    private const int ShortestByDigits = 1024;
    private const int DigitBits = 11;
    private const int DigitCount = 1 << DigitBits;

    /// <summary>Sorts finite values in place.</summary>
    public static void Sort(float[] values)
    {
        if (values.Length < ShortestByDigits)
        {
            Array.Sort(values);
            return;
        }
        Span<uint> from = MemoryMarshal.Cast<float, uint>(values.AsSpan());
        foreach (ref uint key in from)
            key = key >> 31 == 0 ? key | 0x80000000 : ~key; // In the order of the values.
        Span<uint> to = new uint[from.Length];
        for (int shift = 0; shift < 32; shift += DigitBits)
        {
            SortByDigit(from, to, shift);
            Span<uint> sorted = to;
            to = from;
            from = sorted;
        }
        // Three passes: what is sorted lies in the other array, and the values' own is free.
        for (int i = 0; i < from.Length; i++)
            to[i] = from[i] >> 31 == 0 ? ~from[i] : from[i] & 0x7FFFFFFF;
    }

    private static void SortByDigit(ReadOnlySpan<uint> from, Span<uint> to, int shift)
    {
        Span<int> next = stackalloc int[DigitCount];
        next.Clear();
        foreach (uint key in from)
            next[(int)(key >> shift) & (DigitCount - 1)]++;
        int start = 0;
        for (int digit = 0; digit < DigitCount; digit++)
        {
            int count = next[digit];
            next[digit] = start;
            start += count;
        }
        foreach (uint key in from)
            to[next[(int)(key >> shift) & (DigitCount - 1)]++] = key;
    }
}
