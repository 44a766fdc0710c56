namespace Microsoft.ML.Tokenizers;

public sealed class RobertaPreTokenizer : PreTokenizer
{
    private static readonly RegexPreTokenizer _pieces = new(Gpt2Pattern.Regex(), null);

    public static RobertaPreTokenizer Instance { get; } = new();

    public override IEnumerable<(int Offset, int Length)> PreTokenize(string text) => _pieces.PreTokenize(text);

    public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text) => _pieces.PreTokenize(text);

    internal override void AddPieces(ReadOnlySpan<char> text, int offset, List<(int Offset, int Length)> pieces) =>
        _pieces.AddPieces(text, offset, pieces);
}
