using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>The rows of a mini-batch whose loss was not finite, in rising order, for people to look at.</summary>
internal sealed record BatchRows(IReadOnlyList<long> Numbers, IReadOnlyList<long> NotFinite)
{
    private const int MostNamed = 20;

    /// <summary>Describes rows by their numbers in the data and what they hold.</summary>
    internal static BatchRows Of(long[] numbers, Tensor inputs, Tensor labels, Tensor? weights)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var finite = AllFinite(inputs).logical_and(AllFinite(labels));
        if (weights is not null)
            finite = finite.logical_and(AllFinite(weights));
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

    private static Tensor AllFinite(Tensor values) => values.isfinite().reshape(values.shape[0], -1).all(1);
}
