using System.Text;

namespace Microsoft.ML.Tokenizers;

/// <summary>Goes along a word once and tells which character holds a byte of its UTF-8 form.</summary>
internal ref struct CharacterCursor(ReadOnlySpan<char> word)
{
    private readonly ReadOnlySpan<char> _word = word;
    private int _byte;
    private int _length;

    /// <summary>Where the character begins that holds the byte.</summary>
    public int Index { get; private set; }

    /// <summary>How many UTF-16 units lie between the beginning of the character and its end, 0 where the byte is its first.</summary>
    public int Remainder { get; private set; }

    /// <summary>Moves on to a byte, which must not lie before the last one asked for.</summary>
    public void MoveTo(int position)
    {
        Remainder = 0;
        while (_byte < position)
        {
            Rune.DecodeFromUtf16(_word[Index..], out Rune rune, out _length);
            if (_byte + rune.Utf8SequenceLength > position)
            {
                Remainder = _length;
                return;
            }
            _byte += rune.Utf8SequenceLength;
            Index += _length;
        }
    }
}
