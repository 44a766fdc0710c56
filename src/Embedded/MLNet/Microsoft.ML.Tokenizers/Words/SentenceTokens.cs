namespace Microsoft.ML.Tokenizers;

/// <summary>The tokens put before and after a text, each null where there is none; an offset is set when they are used.</summary>
internal readonly record struct SentenceTokens(EncodedToken? Begin, EncodedToken? End);
