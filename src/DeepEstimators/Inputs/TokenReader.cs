using Microsoft.ML;

namespace DeepEstimators.Inputs;

/// <summary>Adds the numbers of a text's first tokens, so many at most.</summary>
internal delegate void TokenAdder(ReadOnlyMemory<char> text, int most, List<int> destination);

/// <summary>Reads texts as numbers of tokens. A missing text has none.</summary>
internal sealed class TokenReader : FeatureReader
{
    private readonly ValueGetter<ReadOnlyMemory<char>> getText;
    private readonly TokenAdder add;
    private readonly int most;

    internal TokenReader(DataViewRow row, DataViewSchema.Column column, int most, TokenAdder add) : base(row, column)
    {
        getText = row.GetGetter<ReadOnlyMemory<char>>(column);
        this.add = add;
        this.most = most;
    }

    internal override void Read(List<int> destination)
    {
        ReadOnlyMemory<char> text = default;
        getText(ref text);
        if (!text.IsEmpty)
            add(text, most, destination);
    }
}
