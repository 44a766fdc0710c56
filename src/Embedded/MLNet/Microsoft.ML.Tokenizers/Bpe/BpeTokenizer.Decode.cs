using System.Buffers;

namespace Microsoft.ML.Tokenizers;

public sealed partial class BpeTokenizer
{
    private readonly BpeDecoder _decoder;

    public override string Decode(IEnumerable<int> ids) => Decode(ids, considerSpecialTokens: true);

    public string Decode(IEnumerable<int> ids, bool considerSpecialTokens) => ByteLevel
        ? ByteTokenDecoding.Decode(ids, _decoder.Bytes(considerSpecialTokens))
        : _decoder.Decode(ids, considerSpecialTokens);

    public override OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, out int idsConsumed, out int charsWritten) =>
        Decode(ids, destination, considerSpecialTokens: true, out idsConsumed, out charsWritten);

    public OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, bool considerSpecialTokens, out int idsConsumed,
        out int charsWritten) => ByteLevel
        ? ByteTokenDecoding.Decode(ids, destination, _decoder.Bytes(considerSpecialTokens), out idsConsumed, out charsWritten)
        : _decoder.Decode(ids, destination, considerSpecialTokens, out idsConsumed, out charsWritten);
}
