using System.Text;

namespace Microsoft.ML.Tokenizers;

/// <summary>Tokens read one a line, the line's number being the id; blank lines count and hold no token.</summary>
internal sealed class WordPieceVocabulary
{
    private readonly List<string> _tokens = [];

    private WordPieceVocabulary()
    {
    }

    /// <summary>The ids of the tokens, among them of other spellings that were added.</summary>
    public Dictionary<string, int> Ids { get; } = new(StringComparer.Ordinal);

    public static WordPieceVocabulary Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var vocabulary = new WordPieceVocabulary();
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        while (reader.ReadLine() is { } token)
            vocabulary.Add(token);
        return vocabulary;
    }

    public static async Task<WordPieceVocabulary> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var vocabulary = new WordPieceVocabulary();
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } token)
            vocabulary.Add(token);
        return vocabulary;
    }

    /// <summary>The token of an id, null where there is none.</summary>
    public string TokenOf(int id) => id >= 0 && id < _tokens.Count ? _tokens[id] : null;

    private void Add(string token)
    {
        if (token.Length > 0 && !Ids.TryAdd(token, _tokens.Count))
            throw new ArgumentException($"Line {_tokens.Count + 1} of the vocabulary has the token '{token}', which line {Ids[token] + 1} has already.");
        _tokens.Add(token.Length > 0 ? token : null);
    }
}
