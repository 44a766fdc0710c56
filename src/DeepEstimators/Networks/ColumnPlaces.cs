using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// Which columns become an embedding and which stay a single number, such as the indicator of a category. A layer after
/// them has weights for an embedding of every column, so that its size does not depend on the data; it works with those
/// at <see cref="Used"/> only, so that indicators cost no more than a number each.
/// </summary>
/// <param name="Embedded">Numbers of the columns that become an embedding, in order.</param>
/// <param name="Plain">Numbers of the others, in order.</param>
/// <param name="Used">
/// Where what the columns become lies in a row of embeddings of all columns: first the embeddings, then the first number
/// of each plain column.
/// </param>
internal readonly record struct ColumnPlaces(Tensor Embedded, Tensor Plain, Tensor Used)
{
    /// <summary>The tensors belong to the dispose scope that this is called in.</summary>
    /// <param name="isEmbedded">A Boolean for each column.</param>
    /// <param name="size">Length of an embedding.</param>
    internal static ColumnPlaces Of(Tensor isEmbedded, int size)
    {
        var embedded = isEmbedded.nonzero().flatten();
        var plain = isEmbedded.logical_not().nonzero().flatten();
        var inside = arange(size, ScalarType.Int64, isEmbedded.device);
        var used = cat([(embedded.unsqueeze(1) * size + inside).flatten(), plain * size]);
        return new ColumnPlaces(embedded, plain, used);
    }

    /// <summary>The places of no column.</summary>
    internal static ColumnPlaces None(Device device) =>
        new(zeros(0, ScalarType.Int64, device), zeros(0, ScalarType.Int64, device), zeros(0, ScalarType.Int64, device));

    /// <summary>With numbers that lie after all columns.</summary>
    internal ColumnPlaces FollowedBy(long start, long count) => count == 0
        ? this
        : this with { Used = cat([Used, arange(start, start + count, ScalarType.Int64, Used.device)]) };
}
