using System.Text;

namespace Bench.Fuzz.Inputs;

/// <summary>Changes texts by what means something in them: numbers, separators, quotes, lines.</summary>
internal static class TextMutation
{
    private static readonly string[] _pieces =
    [
        "\"", "\"\"", ",", "\t", ";", "\n", "\r\n", "\r", ":", "#", "//", "\\", " ", "\0", "\uFEFF", "\u0120", "\u00E9", "\U0001F600", "\uFFFD",
        "999999999", "2147483647", "2147483648", "-2147483648", "4294967296", "18446744073709551616", "1e308", "1e-400", "-0", "NaN", "Infinity",
        "2147483647:1", "0:1", "9:1 3:2", "-1:5", "2000000000,7:1", "{", "}", "[", "null", "\\u0000", "\\ud800", "##", "</w>", "<|endoftext|>",
        "9999-12-31", "24:00:00", "true", "0.5", ".", "-", "+", "e",
    ];

    public static byte[] Apply(byte[] text, Random random, byte[]? other = null)
    {
        if (random.Next(3) == 0)
            return Mutation.Apply(text, random, other);
        byte[] changed = text;
        for (int count = random.Next(1, 5); count > 0; count--)
            changed = ApplyOnce(changed, random);
        return changed;
    }

    private static byte[] ApplyOnce(byte[] text, Random random)
    {
        byte[] piece = Encoding.UTF8.GetBytes(_pieces[random.Next(_pieces.Length)]);
        int at = random.Next(text.Length + 1);
        int end = at;
        switch (random.Next(5))
        {
            case 0:
                // In place of the number that stands next.
                while (at < text.Length && !char.IsAsciiDigit((char)text[at]))
                    at++;
                for (end = at; end < text.Length && char.IsAsciiDigit((char)text[end]);)
                    end++;
                break;
            case 1:
                // In place of one line's rest, or the line again and again.
                end = Array.IndexOf(text, (byte)'\n', at) is int line and >= 0 ? line : text.Length;
                if (random.Next(2) == 0)
                    piece = [.. Enumerable.Repeat(text[at..end], random.Next(1, 40)).SelectMany(part => part)];
                break;
            case 2:
                piece = [.. Enumerable.Repeat(piece, random.Next(1, 200)).SelectMany(part => part)];
                break;
            default:
                end = Math.Min(text.Length, at + random.Next(3));
                break;
        }
        return [.. text.AsSpan(0, at), .. piece, .. text.AsSpan(end)];
    }
}
