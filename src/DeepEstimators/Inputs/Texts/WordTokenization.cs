using System.Buffers;

namespace DeepEstimators.Inputs.Texts;

/// <summary>Lower-case words, without a vocabulary to bring along; see <see cref="Tokenization.Words"/>.</summary>
internal sealed class WordTokenization : Tokenization
{
    internal override TextSplitter Split() => new Splitter();

    internal override ITextNumbering Number(TokenVocabulary vocabulary) => new Numbering(vocabulary.Numbers());

    /// <summary>A word with its digits as zeros, such as 00p for 50p; null without digits.</summary>
    private static string? Shape(ReadOnlySpan<char> word)
    {
        if (!word.ContainsAnyInRange('0', '9'))
            return null;
        return string.Create(word.Length, word, static (shape, from) =>
        {
            for (var i = 0; i < shape.Length; i++)
                shape[i] = char.IsAsciiDigit(from[i]) ? '0' : from[i];
        });
    }

    private static void ForEach(
        ReadOnlyMemory<char> text, int most, List<int> destination, Dictionary<string, int> known, FindWord find)
    {
        var words = known.GetAlternateLookup<ReadOnlySpan<char>>();
        var lower = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            var length = text.Span.ToLowerInvariant(lower);
            foreach (var word in new WordEnumerator(lower.AsSpan(0, length)))
            {
                if (most-- == 0)
                    return;
                destination.Add(find(word, words));
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(lower);
        }
    }

    private delegate int FindWord(ReadOnlySpan<char> word, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> words);

    private sealed class Splitter : TextSplitter
    {
        private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
        private readonly List<string> names = [];

        internal override void Split(ReadOnlyMemory<char> text, int most, List<int> destination) =>
            ForEach(text, most, destination, words, Find);

        internal override string NameOf(int token) => names[token];

        internal override string? StandInFor(string name) => Shape(name);

        private int Find(ReadOnlySpan<char> word, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup)
        {
            if (lookup.TryGetValue(word, out var number))
                return number;
            names.Add(word.ToString());
            words.Add(names[^1], names.Count - 1);
            return names.Count - 1;
        }
    }

    private sealed class Numbering(Dictionary<string, int> numbers) : ITextNumbering
    {
        public void Number(ReadOnlyMemory<char> text, int most, List<int> destination) =>
            ForEach(text, most, destination, numbers, Find);

        private static int Find(ReadOnlySpan<char> word, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> words)
        {
            if (words.TryGetValue(word, out var number))
                return number;
            return Shape(word) is { } shape && words.TryGetValue(shape, out number) ? number : TokenVocabulary.Unknown;
        }
    }
}
