using System.Text;

namespace Microsoft.ML.Transforms.Text;

internal static class NgramNames
{
    private const char Missing = '*';

    public static string Make(ReadOnlySpan<uint> ngram, ReadOnlySpan<ReadOnlyMemory<char>> keyValues, string prefix = "")
    {
        var name = new StringBuilder(prefix);
        for (var i = 0; i < ngram.Length; i++)
        {
            if (i > 0)
                name.Append('|');
            if (ngram[i] - 1 < (uint)keyValues.Length)
                name.Append(keyValues[(int)ngram[i] - 1].Span);
            else
                name.Append(Missing);
        }
        return name.ToString();
    }
}
