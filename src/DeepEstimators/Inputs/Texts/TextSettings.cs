namespace DeepEstimators.Inputs.Texts;

/// <summary>How texts become numbers of tokens.</summary>
/// <param name="Tokenization">How a text is cut into tokens.</param>
/// <param name="MaxLength">Tokens of a text at most.</param>
/// <param name="MaxVocabulary">Different tokens at most.</param>
/// <param name="MinimumCount">Times that a token occurs in the training rows at least.</param>
internal sealed record TextSettings(Tokenization Tokenization, int MaxLength, int MaxVocabulary, int MinimumCount);
