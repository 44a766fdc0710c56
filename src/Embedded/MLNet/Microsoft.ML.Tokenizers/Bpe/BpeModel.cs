namespace Microsoft.ML.Tokenizers;

/// <summary>A vocabulary and its merges, checked against each other.</summary>
internal sealed class BpeModel
{
    private readonly Dictionary<int, string> _tokens;

    public BpeModel(Dictionary<string, int> vocabulary, IEnumerable<(string Left, string Right)> merges, string continuingSubwordPrefix)
    {
        Vocabulary = vocabulary;
        _tokens = new Dictionary<int, string>(vocabulary.Count);
        foreach ((string token, int id) in vocabulary)
        {
            if (!_tokens.TryAdd(id, token))
                throw new ArgumentException($"The tokens '{_tokens[id]}' and '{token}' of the vocabulary have the same id {id}.");
        }
        (string Left, string Right)[] pairs = [.. merges];
        Pairs = new PairTable(pairs.Length);
        int prefixLength = continuingSubwordPrefix?.Length ?? 0;
        for (int rank = 0; rank < pairs.Length; rank++)
        {
            (string left, string right) = pairs[rank];
            if (right.Length <= prefixLength)
            {
                throw new InvalidOperationException($"Merge {rank} has '{right}' on its right, which is too short to begin with the "
                    + $"prefix '{continuingSubwordPrefix}' of continuing subwords.");
            }
            int merged = IdOf(string.Concat(left, right.AsSpan(prefixLength)), rank);
            if (!Pairs.TryAdd(IdOf(left, rank), IdOf(right, rank), rank, merged))
                throw new ArgumentException($"Merge {rank} of '{left}' and '{right}' is there twice.");
        }
    }

    public Dictionary<string, int> Vocabulary { get; }

    public PairTable Pairs { get; }

    /// <summary>The token of an id, null where there is none.</summary>
    public string TokenOf(int id) => _tokens.GetValueOrDefault(id);

    private int IdOf(string token, int rank) => Vocabulary.TryGetValue(token, out int id)
        ? id
        : throw new InvalidOperationException($"Merge {rank} needs the token '{token}', which the vocabulary lacks.");
}
