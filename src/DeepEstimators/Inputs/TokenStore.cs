using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Inputs;

/// <summary>Texts as numbers of tokens.</summary>
internal sealed class TokenStore : RaggedStore<int>
{
    /// <summary>Rows <c>[N, L]</c> with 0 after the last token, of int16 where the numbers are small, else of int32.</summary>
    internal override Tensor ToTensor()
    {
        var items = Items;
        var largest = 0;
        foreach (var item in items)
            largest = Math.Max(largest, item);
        return largest <= short.MaxValue
            ? torch.tensor(Pad(items, item => (short)item), [Rows, Width])
            : torch.tensor(Pad(items, item => item), [Rows, Width]);
    }

    private int Width => Math.Max(1, Longest);

    private protected override void Read(FeatureReader reader, List<int> destination) => reader.Read(destination);

    private TOut[] Pad<TOut>(ReadOnlySpan<int> items, Func<int, TOut> convert)
    {
        var width = Width;
        var padded = new TOut[checked(Rows * width)];
        var start = 0;
        for (var row = 0; row < Rows; row++)
        {
            for (var i = 0; i < RowLengths[row]; i++)
                padded[row * width + i] = convert(items[start + i]);
            start += RowLengths[row];
        }

        return padded;
    }
}
