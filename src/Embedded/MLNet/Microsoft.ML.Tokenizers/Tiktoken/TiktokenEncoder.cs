namespace Microsoft.ML.Tokenizers;

/// <summary>Byte pair encoding by rank alone: neighbours become one where the bytes of both together are a token.</summary>
internal sealed class TiktokenEncoder(TokenRanks ranks, IReadOnlyDictionary<string, int> specialTokens, int cacheSize)
    : WordEncoder(specialTokens, cacheSize)
{
    public override string ValueOf(int id, ReadOnlySpan<char> covered) => covered.ToString();

    protected override EncodedWord EncodeNew(ReadOnlySpan<char> word, string kept)
    {
        var bytes = new PooledBytes(3 * (word.Length + 1));
        bytes.AddText(word);
        SymbolChain chain = SymbolChain.Rent(bytes.Count);
        if (ranks.TryGetRank(bytes.Written, out int whole))
        {
            chain.Add(whole, 0, bytes.Count);
        }
        else
        {
            for (int i = 0; i < bytes.Count; i++)
                chain.Add(RankOfByte(bytes.Written[i]), i, i + 1);
            chain.Merge(new RankRule(ranks, bytes.Written));
        }
        bytes.Dispose();
        // Two tokens show a character that is cut between them.
        EncodedWord encoded = chain.ToWord(kept, word, takesCutCharacter: true);
        chain.GiveBack();
        return encoded;
    }

    private int RankOfByte(byte value) => ranks.TryGetRank([value], out int rank)
        ? rank
        : throw new InvalidOperationException($"The vocabulary has no token for the byte {value}, which the text needs.");

    private readonly ref struct RankRule(TokenRanks ranks, ReadOnlySpan<byte> word) : IMergeRule
    {
        private readonly ReadOnlySpan<byte> _word = word;

        public bool TryMerge(int left, int right, int start, int end, out int rank, out int merged)
        {
            bool found = ranks.TryGetRank(_word[start..end], out rank);
            merged = rank;
            return found;
        }
    }
}
