using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>The rows of a mini-batch whose loss was not finite, in rising order, for people to look at.</summary>
internal sealed record BatchRows(IReadOnlyList<long> Numbers, IReadOnlyList<long> NotFinite)
{
    private const int MostNamed = 20;

    internal static BatchRows Of(DeviceRows training, Tensor order, long start, long length)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var index = order.narrow(0, start, length);
        var finite = AllFinite(training.Inputs, index).logical_and(AllFinite(training.Labels, index));
        if (training.Weights is { } weights)
            finite = finite.logical_and(AllFinite(weights, index));
        var numbers = training.Numbers(index.to(torch.CPU).data<long>().ToArray());
        var isFinite = finite.to(torch.CPU).data<bool>().ToArray();
        return new BatchRows(numbers.Order().ToArray(), numbers.Where((_, row) => !isFinite[row]).Order().ToArray());
    }

    /// <summary>The first numbers, and how many more there are.</summary>
    internal static string Text(IReadOnlyList<long> numbers)
    {
        var named = string.Join(", ", numbers.Take(MostNamed).Select(number => number.ToString(CultureInfo.InvariantCulture)));
        return numbers.Count > MostNamed
            ? string.Create(CultureInfo.InvariantCulture, $"{named} and {numbers.Count - MostNamed} more")
            : named;
    }

    public override string ToString()
    {
        var values = NotFinite.Count == 0 ? "all of their values are finite"
            : NotFinite.Count == Numbers.Count ? "all of them hold values that are not finite"
            : $"values that are not finite are in {Text(NotFinite)}";
        return $"{Text(Numbers)}; {values}";
    }

    private static Tensor AllFinite(Tensor values, Tensor index) =>
        values.index_select(0, index).isfinite().reshape(index.shape[0], -1).all(1);
}
