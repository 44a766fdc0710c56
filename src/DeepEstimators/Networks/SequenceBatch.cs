using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// Sequences of a batch, no longer than the longest of them. The tensors belong to the dispose scope that is open.
/// </summary>
/// <param name="Steps"><c>[N, T, C]</c>; zeros after a sequence's last step.</param>
/// <param name="Lengths">Steps of each sequence, int64 <c>[N]</c>; null: all have T.</param>
/// <param name="Mask">1 on the steps of a sequence and 0 after its last, <c>[N, T, 1]</c>; null: all have T steps.</param>
internal readonly record struct SequenceBatch(Tensor Steps, Tensor? Lengths, Tensor? Mask)
{
    /// <param name="input"><c>[N, T, C]</c> or packed, <c>[N, 1 + T * C]</c>.</param>
    /// <param name="channels">Numbers of a step.</param>
    internal static SequenceBatch Of(Tensor input, int channels)
    {
        if (input.dim() == 3)
            return new SequenceBatch(input, null, null);
        var lengths = input.select(1, 0).to_type(ScalarType.Int64);
        var longest = Math.Max(1, lengths.max().item<long>());
        var steps = input.narrow(1, 1, longest * channels).reshape(input.shape[0], longest, channels);
        return new SequenceBatch(steps, lengths, MaskOf(lengths, longest));
    }

    /// <summary>Numbers of each step in a row, of rows with the shape of <paramref name="input"/>.</summary>
    internal static long StepsOf(Tensor input, int channels) =>
        input.dim() == 3 ? input.shape[1] : (input.shape[1] - 1) / channels;

    /// <summary>The mean over the steps of each sequence, <c>[N, F]</c>, of <c>[N, T, F]</c>.</summary>
    internal Tensor Mean(Tensor values)
    {
        if (Mask is null)
            return values.mean([1]);
        return (values * Mask).sum(1) / Lengths!.to_type(ScalarType.Float32).clamp_min(1).unsqueeze(1);
    }

    /// <summary>The last step of each sequence, <c>[N, F]</c>, of <c>[N, T, F]</c>.</summary>
    internal Tensor Last(Tensor values)
    {
        if (Lengths is null)
            return values.select(1, values.shape[1] - 1);
        var index = (Lengths - 1).clamp_min(0).reshape(-1, 1, 1).expand(-1, 1, values.shape[2]);
        return values.gather(1, index).squeeze(1);
    }

    /// <summary>Each sequence from its last step to its first; what stands after it stays.</summary>
    internal Tensor Reverse(Tensor values)
    {
        var length = values.shape[1];
        if (Lengths is null)
            return values.flip(1);
        var steps = arange(length, ScalarType.Int64, values.device).unsqueeze(0);
        var reversed = Lengths.unsqueeze(1) - 1 - steps;
        var index = where(reversed >= 0, reversed, steps).unsqueeze(2).expand(-1, -1, values.shape[2]);
        return values.gather(1, index);
    }

    private static Tensor MaskOf(Tensor lengths, long longest) =>
        (arange(longest, ScalarType.Int64, lengths.device).unsqueeze(0) < lengths.unsqueeze(1))
        .to_type(ScalarType.Float32).unsqueeze(2);
}
