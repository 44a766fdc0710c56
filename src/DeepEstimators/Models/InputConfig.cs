namespace DeepEstimators.Models;

/// <summary>The column that the network reads, or the first of several.</summary>
internal sealed record InputConfig
{
    public required string Column { get; init; }

    /// <summary>ML.NET's name of the type of the column's items.</summary>
    public required string Type { get; init; }

    /// <summary>Length of a vector; null for all else.</summary>
    public int? Features { get; init; }

    /// <summary>Channels, height and width of an image; null for all else.</summary>
    public int[]? Image { get; init; }

    /// <summary>Null but for a sequence.</summary>
    public SequenceConfig? Sequence { get; init; }

    /// <summary>Null but for a text.</summary>
    public TextConfig? Text { get; init; }

    /// <summary>Null but for several columns, or one that was given as a list.</summary>
    public TableConfig? Table { get; init; }
}

/// <summary>A sequence of steps.</summary>
/// <param name="Length">Steps; at most, where rows differ in length.</param>
/// <param name="Channels">Numbers of a step.</param>
/// <param name="Variable">True where rows differ in length.</param>
internal sealed record SequenceConfig(int Length, int Channels, bool Variable);

/// <summary>A text as tokens. The vocabulary has an entry of its own.</summary>
/// <param name="Length">Tokens at most.</param>
/// <param name="Vocabulary">Tokens in the vocabulary.</param>
/// <param name="Tokenization">How texts are cut into tokens.</param>
internal sealed record TextConfig(int Length, int Vocabulary, TokenizationConfig Tokenization);

/// <summary>How texts are cut into tokens. The files that it takes have entries of their own.</summary>
/// <param name="Type">Which.</param>
/// <param name="LowerCase">For pieces of words.</param>
/// <param name="ByteLevel">For byte pairs.</param>
/// <param name="Encoding">For byte pairs of OpenAI's models.</param>
internal sealed record TokenizationConfig(
    TokenizationType Type, bool? LowerCase = null, bool? ByteLevel = null, TiktokenEncoding? Encoding = null);

/// <summary>The tokenizations that can be saved.</summary>
internal enum TokenizationType
{
    Words,
    WordPiece,
    Bpe,
    Tiktoken,
}
