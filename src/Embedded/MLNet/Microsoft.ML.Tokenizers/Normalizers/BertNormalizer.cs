using System.Globalization;
using System.Text;

namespace Microsoft.ML.Tokenizers;

/// <summary>
/// What ML.NET does to a text before BERT's word pieces: control characters go, line breaks and tabs among them; blanks become
/// spaces; capitals, marks and Chinese characters are treated as asked; the result is composed.
/// </summary>
internal sealed class BertNormalizer(bool lowerCase, bool separateChinese, bool removeMarks) : Normalizer
{
    private const int MostKept = 1 << 16;

    [ThreadStatic]
    private static StringBuilder _spare;

    public override string Normalize(ReadOnlySpan<char> original) => Normalize(original.ToString());

    public override string Normalize(string original)
    {
        if (string.IsNullOrEmpty(original))
            return string.Empty;
        string source = removeMarks ? original.Normalize(NormalizationForm.FormD) : original;
        StringBuilder result = _spare ?? new StringBuilder(source.Length + 16);
        _spare = null;
        for (int at = 0; at < source.Length;)
        {
            ReadOnlySpan<char> rest = source.AsSpan(at);
            int plain = rest.IndexOfAnyExceptInRange(' ', '~');
            if (plain != 0)
            {
                rest = plain < 0 ? rest : rest[..plain];
                AppendPlain(result, rest);
                at += rest.Length;
                continue;
            }
            int length = Rune.TryGetRuneAt(source, at, out Rune rune) ? rune.Utf16SequenceLength : 1;
            Append(result, source.AsSpan(at, length), rune, CharUnicodeInfo.GetUnicodeCategory(source, at));
            at += length;
        }
        string normalized = result.ToString();
        if (result.Capacity <= MostKept)
            _spare = result.Clear();
        return normalized.Normalize(NormalizationForm.FormC);
    }

    /// <summary>Most text is ASCII that prints, where nothing but the case changes.</summary>
    private void AppendPlain(StringBuilder result, ReadOnlySpan<char> text)
    {
        if (!lowerCase)
        {
            result.Append(text);
            return;
        }
        Span<char> lower = stackalloc char[256];
        while (!text.IsEmpty)
        {
            Ascii.ToLower(text[..Math.Min(text.Length, lower.Length)], lower, out int done);
            result.Append(lower[..done]);
            text = text[done..];
        }
    }

    private void Append(StringBuilder result, ReadOnlySpan<char> character, Rune rune, UnicodeCategory category)
    {
        if (category == UnicodeCategory.Control || character[0] == '\uFFFD')
            return;
        if (removeMarks && category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            return;
        if (category == UnicodeCategory.SpaceSeparator)
        {
            result.Append(' ');
        }
        else if (lowerCase && category == UnicodeCategory.UppercaseLetter)
        {
            Span<char> lower = stackalloc char[2];
            result.Append(lower[..Rune.ToLowerInvariant(rune).EncodeToUtf16(lower)]);
        }
        else if (separateChinese && IsChinese(rune.Value))
        {
            result.Append(' ').Append(character).Append(' ');
        }
        else
        {
            result.Append(character);
        }
    }

    /// <summary>The blocks of Han characters: extension A, the basic block, compatibility, extensions B to E, supplement.</summary>
    private static bool IsChinese(int code) => code >= 0x3400
        && code is <= 0x4DBF or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x2A6DF)
            or (>= 0x2A700 and <= 0x2B73F) or (>= 0x2B740 and <= 0x2B81F) or (>= 0x2B820 and <= 0x2CEAF) or (>= 0x2F800 and <= 0x2FA1F);
}
