using System.Text;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Text;

internal static class NgramNames
{
    private const char Missing = '*';

    public static string Make(ReadOnlySpan<uint> ngram, in VBuffer<ReadOnlyMemory<char>> keyValues, string prefix = "")
    {
        var name = new StringBuilder(prefix);
        for (var i = 0; i < ngram.Length; i++)
        {
            if (i > 0)
                name.Append('|');
            var text = ngram[i] - 1 < (uint)keyValues.Length ? keyValues.GetItemOrDefault((int)ngram[i] - 1) : default;
            if (text.IsEmpty)
                name.Append(Missing);
            else
                name.Append(text.Span);
        }
        return name.ToString();
    }
}
