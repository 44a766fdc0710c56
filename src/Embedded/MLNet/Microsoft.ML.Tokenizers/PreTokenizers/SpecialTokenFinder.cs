using System.Buffers;

namespace Microsoft.ML.Tokenizers;

/// <summary>Finds the first special token of a text; of those that start at one place, the one named first.</summary>
internal sealed class SpecialTokenFinder
{
    private readonly string[] _tokens;
    private readonly SearchValues<string> _any;

    private SpecialTokenFinder(string[] tokens)
    {
        _tokens = tokens;
        _any = SearchValues.Create(tokens, StringComparison.Ordinal);
    }

    /// <summary>Null where there is nothing to find.</summary>
    public static SpecialTokenFinder Of(IReadOnlyDictionary<string, int> tokens)
    {
        string[] texts = tokens is null ? [] : [.. tokens.Keys.Where(token => token.Length > 0)];
        return texts.Length == 0 ? null : new SpecialTokenFinder(texts);
    }

    public bool TryFind(ReadOnlySpan<char> text, out int start, out int length)
    {
        start = text.IndexOfAny(_any);
        length = 0;
        if (start < 0)
            return false;
        foreach (string token in _tokens)
        {
            if (text[start..].StartsWith(token))
            {
                length = token.Length;
                break;
            }
        }
        return true;
    }
}
