using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Inputs;

/// <summary>Sequences that differ in length.</summary>
internal sealed class SequenceStore(int channels) : RaggedStore<float>
{
    internal override int[] Lengths => Array.ConvertAll(base.Lengths, length => length / channels);

    /// <summary>Packed rows, <c>[N, 1 + T * C]</c>: how many steps, the steps, and zeros.</summary>
    internal override Tensor ToTensor()
    {
        var width = 1 + Math.Max(channels, Longest);
        var packed = new float[checked(Rows * width)];
        var items = Items;
        var start = 0;
        for (var row = 0; row < Rows; row++)
        {
            var length = RowLengths[row];
            packed[row * width] = length / channels;
            items.Slice(start, length).CopyTo(packed.AsSpan(row * width + 1));
            start += length;
        }

        return torch.tensor(packed, [Rows, width]);
    }

    private protected override void Read(FeatureReader reader, List<float> destination) => reader.Read(destination);
}
