using DeepEstimators.Inputs.Texts;
using Microsoft.ML.Tokenizers;

namespace DeepEstimators;

/// <summary>
/// How texts are cut into tokens. A model that is saved carries it along. Whichever it is, a fit learns which tokens occur in the
/// training rows: those alone have an embedding.
/// </summary>
public abstract class Tokenization
{
    private protected Tokenization()
    {
    }

    /// <summary>Why a model with such tokens cannot be saved, with what to do; null when it can.</summary>
    internal virtual string? WhyNotSaved => null;

    /// <summary>The files that it is made again of.</summary>
    internal virtual IReadOnlyList<TokenizationFile> Files => [];

    /// <summary>
    /// Words in lower case, numbers and signs, without a vocabulary to bring along. A number too rare for the vocabulary is known
    /// by its digits' count.
    /// </summary>
    public static Tokenization Words() => new WordTokenization();

    /// <summary>Pieces of words, as BERT has them (Devlin et al., "BERT", 2019).</summary>
    /// <param name="vocabulary">A file <c>vocab.txt</c>: one token a line, those that go on a word beginning with <c>##</c>. Read to
    /// its end and copied; not disposed.</param>
    /// <param name="lowerCase">True for a vocabulary of lower-case words.</param>
    /// <exception cref="ArgumentException">It is no such vocabulary.</exception>
    public static Tokenization WordPiece(Stream vocabulary, bool lowerCase = true) =>
        new WordPieceTokenization(TokenizationFile.Read(vocabulary, nameof(vocabulary)), lowerCase);

    /// <summary>Byte pairs (Sennrich et al., "Neural Machine Translation of Rare Words with Subword Units", 2016).</summary>
    /// <param name="vocabulary">A file <c>vocab.json</c> of tokens and their numbers. Read to its end and copied; not disposed.</param>
    /// <param name="merges">A file <c>merges.txt</c>: one pair a line, the first to be merged first. Read and copied too.</param>
    /// <param name="byteLevel">True where the tokens are of bytes, as GPT-2 has them; false: of characters.</param>
    /// <exception cref="ArgumentException">They are no such files.</exception>
    public static Tokenization Bpe(Stream vocabulary, Stream merges, bool byteLevel = true) => new BpeTokenization(
        TokenizationFile.Read(vocabulary, nameof(vocabulary)), TokenizationFile.Read(merges, nameof(merges)), byteLevel);

    /// <summary>Byte pairs as OpenAI's models have them.</summary>
    /// <param name="ranks">A file <c>*.tiktoken</c>: a token in base 64 and its rank on each line. Read to its end and copied; not
    /// disposed.</param>
    /// <param name="encoding">How texts are cut before pairs are merged: the file's encoding.</param>
    /// <exception cref="ArgumentException">It is no such file.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such encoding.</exception>
    public static Tokenization Tiktoken(Stream ranks, TiktokenEncoding encoding) =>
        new TiktokenTokenization(TokenizationFile.Read(ranks, nameof(ranks)), encoding);

    /// <summary>
    /// A tokenizer of your own. It trains and scores, from many threads if the model does, but a model of it cannot be saved, since a
    /// tokenizer does not tell what it was made of.
    /// </summary>
    /// <param name="tokenizer">The tokenizer.</param>
    public static Tokenization Of(Tokenizer tokenizer) => new UserTokenization(tokenizer);

    /// <summary>What cuts the texts to learn a vocabulary of.</summary>
    internal abstract TextSplitter Split();

    /// <summary>What numbers the tokens of texts by a vocabulary.</summary>
    internal abstract ITextNumbering Number(TokenVocabulary vocabulary);
}
