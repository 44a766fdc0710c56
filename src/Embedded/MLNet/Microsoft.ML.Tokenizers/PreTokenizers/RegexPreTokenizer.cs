using System.Text.RegularExpressions;

namespace Microsoft.ML.Tokenizers;

public sealed class RegexPreTokenizer : PreTokenizer
{
    private readonly Regex _regex;
    private readonly SpecialTokenFinder _special;

    public RegexPreTokenizer(Regex regex, IReadOnlyDictionary<string, int> specialTokens)
    {
        _regex = regex ?? throw new ArgumentNullException(nameof(regex));
        _special = SpecialTokenFinder.Of(specialTokens);
    }

    public override IEnumerable<(int Offset, int Length)> PreTokenize(string text) => PreTokenize(text.AsSpan());

    public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text)
    {
        var pieces = new List<(int, int)>();
        AddPieces(text, 0, pieces);
        return pieces;
    }

    internal override void AddPieces(ReadOnlySpan<char> text, int offset, List<(int Offset, int Length)> pieces)
    {
        while (_special is not null && _special.TryFind(text, out int start, out int length))
        {
            AddMatches(text[..start], offset, pieces);
            pieces.Add((offset + start, length));
            text = text[(start + length)..];
            offset += start + length;
        }
        AddMatches(text, offset, pieces);
    }

    private void AddMatches(ReadOnlySpan<char> text, int offset, List<(int Offset, int Length)> pieces)
    {
        foreach (ValueMatch match in _regex.EnumerateMatches(text))
        {
            if (match.Length > 0)
                pieces.Add((offset + match.Index, match.Length));
        }
    }
}
