namespace Microsoft.ML.Tokenizers;

/// <summary>Says whether two neighbours become one token, and with what rank: the lowest rank in a word is merged first.</summary>
internal interface IMergeRule
{
    /// <summary>Looks at the pair of tokens that cover the units from start to end of the word.</summary>
    bool TryMerge(int left, int right, int start, int end, out int rank, out int merged);
}
