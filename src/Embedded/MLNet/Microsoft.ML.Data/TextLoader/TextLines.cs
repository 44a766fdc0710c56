namespace Microsoft.ML.Data;

// Some lines of a text file in one buffer, which is used again for later ones.
internal sealed class TextLines
{
    private int[] _starts = new int[64];
    private int[] _ends = new int[64];
    private long[] _numbers = new long[64];

    // The lines lie somewhere in it.
    public char[] Text { get; set; } = [];

    public int Count { get; private set; }

    public int StartOf(int line) => _starts[line];

    public int EndOf(int line) => _ends[line];

    // From 1, as editors count.
    public long NumberOf(int line) => _numbers[line];

    public void Clear() => Count = 0;

    public void Add(int start, int end, long number)
    {
        if (Count == _starts.Length)
        {
            Array.Resize(ref _starts, 2 * Count);
            Array.Resize(ref _ends, 2 * Count);
            Array.Resize(ref _numbers, 2 * Count);
        }
        (_starts[Count], _ends[Count], _numbers[Count]) = (start, end, number);
        Count++;
    }
}
