using System.Buffers;

namespace Microsoft.ML.Tokenizers;

public partial class CodeGenTokenizer
{
    private readonly Dictionary<int, string> _specialTexts;

    public override string Decode(IEnumerable<int> ids) => Decode(ids, AddPrefixSpace, considerSpecialTokens: false);

    public string Decode(IEnumerable<int> ids, bool hasPrefixSpace, bool considerSpecialTokens) =>
        ByteTokenDecoding.Decode(ids, new Tokens(this, hasPrefixSpace, considerSpecialTokens));

    public override OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, out int idsConsumed, out int charsWritten) =>
        Decode(ids, destination, AddPrefixSpace, considerSpecialTokens: false, out idsConsumed, out charsWritten);

    public OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, bool hasPrefixSpace, bool considerSpecialTokens,
        out int idsConsumed, out int charsWritten) =>
        ByteTokenDecoding.Decode(ids, destination, new Tokens(this, hasPrefixSpace, considerSpecialTokens), out idsConsumed, out charsWritten);

    /// <summary>The tokens, of which the first loses the space that was put before the text.</summary>
    private struct Tokens(CodeGenTokenizer tokenizer, bool hasPrefixSpace, bool considerSpecialTokens) : IByteTokens
    {
        private bool _started;

        public bool TryAddBytes(int id, ref PooledBytes bytes)
        {
            if (id == tokenizer._endOfText.Id)
            {
                if (considerSpecialTokens)
                    bytes.AddText(EndOfText);
                return true;
            }
            bool losesSpace = hasPrefixSpace && !_started;
            if (tokenizer._specialTexts.TryGetValue(id, out string special))
                bytes.AddText(losesSpace && special[0] == ' ' ? special.AsSpan(1) : special);
            else if (tokenizer._model.TokenOf(id) is { } token)
                ByteCharacters.AddBytes(losesSpace && token.StartsWith(ByteCharacters.Of((byte)' ')) ? token.AsSpan(1) : token, ref bytes);
            else
                return false;
            _started = true;
            return true;
        }
    }
}
