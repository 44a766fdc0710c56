using System.Buffers;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// The characters between words; several in a row count as one.
internal sealed class WordSeparators
{
    private readonly char[] _characters;
    private readonly SearchValues<char> _search;

    public WordSeparators(char[] characters = null)
    {
        _characters = characters is null or [] ? [' '] : [.. characters];
        _search = SearchValues.Create(_characters);
    }

    public static WordSeparators Load(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        Contracts.CheckDecode(count is > 0 and <= char.MaxValue + 1, "Wrong number of word separators");
        var characters = new char[count];
        for (var i = 0; i < count; i++)
            characters[i] = (char)reader.ReadUInt16();
        return new WordSeparators(characters);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_characters.Length);
        foreach (var character in _characters)
            writer.Write((ushort)character);
    }

    public Words Split(ReadOnlySpan<char> text) => new(text, _search);

    // The words of a text, as ranges of it.
    internal ref struct Words(ReadOnlySpan<char> text, SearchValues<char> separators)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private int _next;

        public int Start { get; private set; }

        public int Length { get; private set; }

        public readonly ReadOnlySpan<char> Current => _text.Slice(Start, Length);

        public bool MoveNext()
        {
            var first = _text[_next..].IndexOfAnyExcept(separators);
            if (first < 0)
            {
                _next = _text.Length;
                return false;
            }
            Start = _next + first;
            var length = _text[Start..].IndexOfAny(separators);
            Length = length < 0 ? _text.Length - Start : length;
            _next = Start + Length;
            return true;
        }
    }
}
