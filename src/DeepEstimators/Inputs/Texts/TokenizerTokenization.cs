using System.Globalization;
using Microsoft.ML.Tokenizers;

namespace DeepEstimators.Inputs.Texts;

/// <summary>Tokens of a tokenizer of Microsoft.ML.Tokenizers. A vocabulary names them by its numbers.</summary>
internal abstract class TokenizerTokenization(Tokenizer tokenizer) : Tokenization
{
    internal override TextSplitter Split() => new Splitter(tokenizer);

    internal override ITextNumbering Number(TokenVocabulary vocabulary) => new Numbering(tokenizer, vocabulary);

    /// <summary>Makes a tokenizer of files, and tells what is wrong with them in one way.</summary>
    private protected static Tokenizer Make(Func<Tokenizer> make)
    {
        try
        {
            return make();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new ArgumentException($"The tokenizer cannot be made of its files: {exception.Message}", exception);
        }
    }

    private static IReadOnlyList<int> Encode(Tokenizer tokenizer, ReadOnlyMemory<char> text, int most) =>
        tokenizer.EncodeToIds(text.Span, most, out _, out _);

    private sealed class Splitter(Tokenizer tokenizer) : TextSplitter
    {
        internal override void Split(ReadOnlyMemory<char> text, int most, List<int> destination) =>
            destination.AddRange(Encode(tokenizer, text, most));

        internal override string NameOf(int token) => token.ToString(CultureInfo.InvariantCulture);
    }

    private sealed class Numbering : ITextNumbering
    {
        private readonly Tokenizer tokenizer;
        private readonly Dictionary<int, int> numbers = [];

        internal Numbering(Tokenizer tokenizer, TokenVocabulary vocabulary)
        {
            this.tokenizer = tokenizer;
            foreach (var (name, number) in vocabulary.Numbers())
                numbers.Add(int.Parse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), number);
        }

        public void Number(ReadOnlyMemory<char> text, int most, List<int> destination)
        {
            foreach (var token in Encode(tokenizer, text, most))
                destination.Add(numbers.GetValueOrDefault(token, TokenVocabulary.Unknown));
        }
    }
}

/// <summary>See <see cref="Tokenization.WordPiece"/>.</summary>
internal sealed class WordPieceTokenization(TokenizationFile vocabulary, bool lowerCase)
    : TokenizerTokenization(Make(() => Create(vocabulary, lowerCase)))
{
    internal bool LowerCase => lowerCase;

    internal override IReadOnlyList<TokenizationFile> Files => [vocabulary];

    private static BertTokenizer Create(TokenizationFile vocabulary, bool lowerCase)
    {
        using var stream = vocabulary.Open();
        return BertTokenizer.Create(stream, new BertOptions { LowerCaseBeforeTokenization = lowerCase });
    }
}

/// <summary>See <see cref="Tokenization.Bpe"/>.</summary>
internal sealed class BpeTokenization(TokenizationFile vocabulary, TokenizationFile merges, bool byteLevel)
    : TokenizerTokenization(Make(() => Create(vocabulary, merges, byteLevel)))
{
    internal bool ByteLevel => byteLevel;

    internal override IReadOnlyList<TokenizationFile> Files => [vocabulary, merges];

    private static Tokenizer Create(TokenizationFile vocabulary, TokenizationFile merges, bool byteLevel)
    {
        using var vocabularyStream = vocabulary.Open();
        using var mergesStream = merges.Open();
        return byteLevel
            ? CodeGenTokenizer.Create(vocabularyStream, mergesStream)
            : BpeTokenizer.Create(vocabularyStream, mergesStream);
    }
}

/// <summary>See <see cref="Tokenization.Tiktoken"/>.</summary>
internal sealed class TiktokenTokenization(TokenizationFile ranks, TiktokenEncoding encoding)
    : TokenizerTokenization(Make(ranks, encoding))
{
    internal TiktokenEncoding Encoding => encoding;

    internal override IReadOnlyList<TokenizationFile> Files => [ranks];

    private static Tokenizer Make(TokenizationFile ranks, TiktokenEncoding encoding)
    {
        var pattern = TiktokenPatterns.Of(encoding);
        return Make(() =>
        {
            using var stream = ranks.Open();
            return TiktokenTokenizer.Create(stream, new RegexPreTokenizer(pattern, null), null);
        });
    }
}

/// <summary>See <see cref="Tokenization.Of(Tokenizer)"/>.</summary>
internal sealed class UserTokenization(Tokenizer tokenizer)
    : TokenizerTokenization(tokenizer ?? throw new ArgumentNullException(nameof(tokenizer)))
{
    private readonly string name = tokenizer.GetType().Name;

    internal override string WhyNotSaved =>
        $"A model with the tokenizer {name} cannot be saved: a tokenizer does not tell what it was made of. Pass its files to "
        + "Tokenization.WordPiece, Bpe or Tiktoken instead, or use Tokenization.Words.";
}
