using System.Text.RegularExpressions;

namespace Microsoft.ML.Tokenizers;

public class CompositePreTokenizer : PreTokenizer
{
    // Each one is a level of recursion.
    private const int MostPreTokenizers = 10;

    public CompositePreTokenizer(IReadOnlyList<PreTokenizer> preTokenizers, IReadOnlyDictionary<string, int> specialTokens = null)
    {
        ArgumentNullException.ThrowIfNull(preTokenizers);
        if (preTokenizers.Count > MostPreTokenizers)
            throw new ArgumentException($"At most {MostPreTokenizers} pre-tokenizers can be put together, not {preTokenizers.Count}.", nameof(preTokenizers));
        if (preTokenizers.Contains(null))
            throw new ArgumentException("A pre-tokenizer is null.", nameof(preTokenizers));
        PreTokenizers = specialTokens is { Count: > 0 } ? [SpecialTokensFirst(specialTokens), .. preTokenizers] : preTokenizers;
    }

    public IReadOnlyList<PreTokenizer> PreTokenizers { get; }

    public override IEnumerable<(int Offset, int Length)> PreTokenize(string text) => PreTokenize(text.AsSpan());

    public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text)
    {
        var pieces = new List<(int, int)>();
        AddPieces(text, 0, pieces);
        return pieces;
    }

    internal override void AddPieces(ReadOnlySpan<char> text, int offset, List<(int Offset, int Length)> pieces) =>
        AddPieces(text, offset, pieces, 0);

    /// <summary>What a pre-tokenizer finds is final; what lies between goes to the next one, and stays whole after the last.</summary>
    private void AddPieces(ReadOnlySpan<char> text, int offset, List<(int Offset, int Length)> pieces, int level)
    {
        if (text.IsEmpty)
            return;
        if (level == PreTokenizers.Count)
        {
            pieces.Add((offset, text.Length));
            return;
        }
        var found = new List<(int Offset, int Length)>();
        PreTokenizers[level].AddPieces(text, 0, found);
        int done = 0;
        foreach ((int start, int length) in found)
        {
            AddPieces(text[done..start], offset + done, pieces, level + 1);
            pieces.Add((offset + start, length));
            done = start + length;
        }
        AddPieces(text[done..], offset + done, pieces, level + 1);
    }

    private static RegexPreTokenizer SpecialTokensFirst(IReadOnlyDictionary<string, int> specialTokens) =>
        new(new Regex(string.Join('|', specialTokens.Keys.Select(Regex.Escape))), null);
}
