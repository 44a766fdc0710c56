using System.Text.RegularExpressions;

namespace Microsoft.ML.Tokenizers;

public abstract partial class PreTokenizer
{
    // A pattern of ours takes linear time; the limit is for what nobody foresaw.
    internal const int RegexTimeout = 30_000;

    private static readonly RegexPreTokenizer _whiteSpace = new(WhiteSpaceRegex(), null);
    private static readonly RegexPreTokenizer _wordOrNonWord = new(WordOrNonWordRegex(), null);
    private static readonly RegexPreTokenizer _wordOrPunctuation = new(WordOrPunctuationRegex(), null);

    protected PreTokenizer()
    {
    }

    public abstract IEnumerable<(int Offset, int Length)> PreTokenize(string text);

    public abstract IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text);

    public static PreTokenizer CreateWhiteSpace(IReadOnlyDictionary<string, int> specialTokens = null) =>
        specialTokens is null ? _whiteSpace : new RegexPreTokenizer(WhiteSpaceRegex(), specialTokens);

    public static PreTokenizer CreateWordOrNonWord(IReadOnlyDictionary<string, int> specialTokens = null) =>
        specialTokens is null ? _wordOrNonWord : new RegexPreTokenizer(WordOrNonWordRegex(), specialTokens);

    public static PreTokenizer CreateWordOrPunctuation(IReadOnlyDictionary<string, int> specialTokens = null) =>
        specialTokens is null ? _wordOrPunctuation : new RegexPreTokenizer(WordOrPunctuationRegex(), specialTokens);

    /// <summary>Adds the pieces of a text, moved by an offset, to a list; without an enumerator for those that know how.</summary>
    internal virtual void AddPieces(ReadOnlySpan<char> text, int offset, List<(int Offset, int Length)> pieces)
    {
        foreach ((int start, int length) in PreTokenize(text))
            pieces.Add((offset + start, length));
    }

    [GeneratedRegex(@"\S+", RegexOptions.None, RegexTimeout)]
    private static partial Regex WhiteSpaceRegex();

    [GeneratedRegex(@"\w+|[^\w\s]+", RegexOptions.None, RegexTimeout)]
    private static partial Regex WordOrNonWordRegex();

    [GeneratedRegex(@"\w+|\p{P}", RegexOptions.None, RegexTimeout)]
    private static partial Regex WordOrPunctuationRegex();
}
