using System.Buffers;

namespace Microsoft.ML.Tokenizers;

public sealed partial class BertTokenizer
{
    // One token before a text and one after.
    private const int SentenceTokenCount = 2;

    public IReadOnlyList<int> BuildInputsWithSpecialTokens(IEnumerable<int> tokenIds, IEnumerable<int> additionalTokenIds = null) =>
        Collect(Inputs(tokenIds, additionalTokenIds), tokenIds);

    public OperationStatus BuildInputsWithSpecialTokens(IEnumerable<int> tokenIds, Span<int> destination, out int valuesWritten,
        IEnumerable<int> additionalTokenIds = null) =>
        Write(Inputs(tokenIds, additionalTokenIds), destination, out valuesWritten);

    public IReadOnlyList<int> CreateTokenTypeIdsFromSequences(IEnumerable<int> tokenIds, IEnumerable<int> additionalTokenIds = null) =>
        Collect(TypeIds(tokenIds, additionalTokenIds), tokenIds);

    public OperationStatus CreateTokenTypeIdsFromSequences(IEnumerable<int> tokenIds, Span<int> destination, out int valuesWritten,
        IEnumerable<int> additionalTokenIds = null) =>
        Write(TypeIds(tokenIds, additionalTokenIds), destination, out valuesWritten);

    public IReadOnlyList<int> GetSpecialTokensMask(IEnumerable<int> tokenIds, IEnumerable<int> additionalTokenIds = null,
        bool alreadyHasSpecialTokens = false) =>
        Collect(Mask(tokenIds, additionalTokenIds, alreadyHasSpecialTokens), tokenIds);

    public OperationStatus GetSpecialTokensMask(IEnumerable<int> tokenIds, Span<int> destination, out int valuesWritten,
        IEnumerable<int> additionalTokenIds = null, bool alreadyHasSpecialTokens = false) =>
        Write(Mask(tokenIds, additionalTokenIds, alreadyHasSpecialTokens), destination, out valuesWritten);

    private IEnumerable<int> Inputs(IEnumerable<int> tokenIds, IEnumerable<int> additionalTokenIds) =>
        Sequences(tokenIds, additionalTokenIds, ClassificationTokenId, SeparatorTokenId, SeparatorTokenId, id => id, id => id);

    private static IEnumerable<int> TypeIds(IEnumerable<int> tokenIds, IEnumerable<int> additionalTokenIds) =>
        Sequences(tokenIds, additionalTokenIds, 0, 0, 1, _ => 0, _ => 1);

    private IEnumerable<int> Mask(IEnumerable<int> tokenIds, IEnumerable<int> additionalTokenIds, bool alreadyHasSpecialTokens)
    {
        ArgumentNullException.ThrowIfNull(tokenIds);
        return alreadyHasSpecialTokens
            ? tokenIds.Concat(additionalTokenIds ?? []).Select(IsSpecial)
            : Sequences(tokenIds, additionalTokenIds, 1, 1, 1, _ => 0, _ => 0);
    }

    private int IsSpecial(int id) => id == ClassificationTokenId || id == SeparatorTokenId || id == PaddingTokenId || id == MaskingTokenId
        || id == UnknownTokenId ? 1 : 0;

    /// <summary>Something for [CLS], for each token, for [SEP], and where there is a second sequence for its tokens and their [SEP].</summary>
    private static IEnumerable<int> Sequences(IEnumerable<int> tokenIds, IEnumerable<int> additionalTokenIds, int before, int after,
        int afterAdditional, Func<int, int> ofToken, Func<int, int> ofAdditional)
    {
        ArgumentNullException.ThrowIfNull(tokenIds);
        IEnumerable<int> first = tokenIds.Select(ofToken).Prepend(before).Append(after);
        return additionalTokenIds is null ? first : first.Concat(additionalTokenIds.Select(ofAdditional)).Append(afterAdditional);
    }

    private static List<int> Collect(IEnumerable<int> values, IEnumerable<int> tokenIds)
    {
        var collected = new List<int>(tokenIds.TryGetNonEnumeratedCount(out int count) ? count + SentenceTokenCount : 16);
        collected.AddRange(values);
        return collected;
    }

    private static OperationStatus Write(IEnumerable<int> values, Span<int> destination, out int valuesWritten)
    {
        valuesWritten = 0;
        int written = 0;
        foreach (int value in values)
        {
            if (written == destination.Length)
                return OperationStatus.DestinationTooSmall;
            destination[written++] = value;
        }
        valuesWritten = written;
        return OperationStatus.Done;
    }
}
