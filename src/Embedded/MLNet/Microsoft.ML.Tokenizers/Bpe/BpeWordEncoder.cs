namespace Microsoft.ML.Tokenizers;

/// <summary>Byte pair encoding: a word's symbols are merged, the pair of lowest rank first, until no merge is left.</summary>
internal abstract class BpeWordEncoder(BpeModel model, IReadOnlyDictionary<string, int> specialTokens) : WordEncoder(specialTokens)
{
    protected BpeModel Model { get; } = model;

    public override string ValueOf(int id, ReadOnlySpan<char> covered) => Model.TokenOf(id) ?? covered.ToString();

    protected void Merge(SymbolChain chain) => chain.Merge(new PairRule(Model.Pairs));

    private readonly struct PairRule(PairTable pairs) : IMergeRule
    {
        public bool TryMerge(int left, int right, int start, int end, out int rank, out int merged) =>
            pairs.TryGet(left, right, out rank, out merged);
    }
}
