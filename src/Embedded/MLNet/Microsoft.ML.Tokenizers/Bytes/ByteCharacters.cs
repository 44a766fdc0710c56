using System.Text;

namespace Microsoft.ML.Tokenizers;

/// <summary>
/// The characters that stand for bytes in a byte-level vocabulary: a byte that prints in Latin-1 stands for itself, the others are
/// given the characters from U+0100 on in turn, so a space is Ġ and a line break Ċ.
/// </summary>
internal static class ByteCharacters
{
    private const char FirstSubstitute = '\u0100';

    private static readonly char[] _ofByte = new char[256];
    private static readonly short[] _byteOf = new short[FirstSubstitute + 256];

    static ByteCharacters()
    {
        Array.Fill(_byteOf, (short)-1);
        char substitute = FirstSubstitute;
        for (int value = 0; value < 256; value++)
        {
            bool prints = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
            _ofByte[value] = prints ? (char)value : substitute++;
            _byteOf[_ofByte[value]] = (short)value;
        }
    }

    public static char Of(byte value) => _ofByte[value];

    /// <summary>Adds the bytes that a token stands for; a character that stands for none is taken as itself.</summary>
    public static void AddBytes(ReadOnlySpan<char> token, ref PooledBytes bytes)
    {
        while (!token.IsEmpty)
        {
            int value = token[0] < _byteOf.Length ? _byteOf[token[0]] : -1;
            int taken = 1;
            if (value >= 0)
            {
                bytes.Add((byte)value);
            }
            else
            {
                Rune.DecodeFromUtf16(token, out _, out taken);
                bytes.AddText(token[..taken]);
            }
            token = token[taken..];
        }
    }
}
