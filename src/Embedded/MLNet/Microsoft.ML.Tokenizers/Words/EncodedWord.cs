using System.Runtime.InteropServices;

namespace Microsoft.ML.Tokenizers;

/// <summary>
/// The tokens of one word with the characters that each covers; never changed once shared. Most words are one token, and have it
/// within the object.
/// </summary>
internal sealed class EncodedWord
{
    // Marks an end within a character, whose other bytes are in the next token.
    private const int WithinCharacter = int.MinValue;

    private readonly Part[] _parts;
    private readonly int[] _ids;
    private readonly int _onlyId;
    private readonly int _onlyLength;

    public EncodedWord(string word, int count)
    {
        Word = word;
        Count = count;
        _ids = new int[count];
        _parts = new Part[count];
    }

    public EncodedWord(string word, int id, int length)
    {
        Word = word;
        Count = 1;
        _onlyId = id;
        _onlyLength = length;
    }

    /// <summary>The word where it is short enough to be kept, else null.</summary>
    public string Word { get; }

    public int Count { get; }

    public ReadOnlySpan<int> Ids => _ids ?? MemoryMarshal.CreateReadOnlySpan(in _onlyId, 1);

    public static string WordToKeep(ReadOnlySpan<char> word) => word.Length <= WordCache.LongestWord ? word.ToString() : null;

    public int Start(int token) => _parts is null ? 0 : _parts[token].Start;

    public int End(int token) => _parts is null ? _onlyLength : _parts[token].End & int.MaxValue;

    /// <summary>Whether a token ends where a character ends.</summary>
    public bool EndsWhole(int token) => _parts is null || _parts[token].End >= 0;

    public void Set(int token, int id, int start, int end, bool endsWhole)
    {
        _ids[token] = id;
        _parts[token] = new Part(start, endsWhole ? end : end | WithinCharacter);
    }

    private readonly record struct Part(int Start, int End);
}
