namespace Microsoft.ML.Tokenizers;

/// <summary>Tokens that stand for bytes of UTF-8.</summary>
internal interface IByteTokens
{
    /// <summary>Adds the bytes of a token, none where it is left out; false where the token is not known.</summary>
    bool TryAddBytes(int id, ref PooledBytes bytes);
}
