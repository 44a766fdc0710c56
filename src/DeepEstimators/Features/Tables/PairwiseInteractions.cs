using System.Globalization;

namespace DeepEstimators.Features;

/// <summary>Logarithms of a row's numbers, then products of each two, then ratios of each two, both ways.</summary>
internal sealed class PairwiseInteractions(int numbers, bool logarithms, bool products, bool ratios) : RowFeatures
{
    private readonly int pairs = numbers * (numbers - 1) / 2;

    internal override IReadOnlyList<int> Dimensions =>
        [(logarithms ? numbers : 0) + (products ? pairs : 0) + (ratios ? 2 * pairs : 0)];

    internal override string[] SlotNames() =>
        SlotNames([.. Enumerable.Range(0, numbers).Select(i => string.Create(CultureInfo.InvariantCulture, $"Number({i})"))]);

    internal override string[] SlotNames(IReadOnlyList<string> inputs)
    {
        var names = new List<string>();
        if (logarithms)
            names.AddRange(inputs.Select(name => $"log {name}"));
        if (products)
            names.AddRange(Pairs().Select(pair => $"{inputs[pair.First]} * {inputs[pair.Second]}"));
        if (ratios)
        {
            names.AddRange(Pairs().SelectMany(pair => new[]
            {
                $"{inputs[pair.First]} / {inputs[pair.Second]}", $"{inputs[pair.Second]} / {inputs[pair.First]}",
            }));
        }

        return [.. names];
    }

    internal override RowComputation CreateComputation() => (values, features) =>
    {
        int place = 0, product = logarithms ? numbers : 0, ratio = product + (products ? pairs : 0);
        if (logarithms)
        {
            foreach (var value in values)
                features[place++] = float.CopySign(float.LogP1(Math.Abs(value)), value);
        }

        for (var i = 0; i < values.Length; i++)
        {
            for (var j = i + 1; j < values.Length; j++)
            {
                if (products)
                    features[product++] = Bounded(values[i] * values[j]);
                if (!ratios)
                    continue;
                features[ratio++] = Ratio(values[i], values[j]);
                features[ratio++] = Ratio(values[j], values[i]);
            }
        }
    };

    private IEnumerable<(int First, int Second)> Pairs() =>
        from i in Enumerable.Range(0, numbers)
        from j in Enumerable.Range(i + 1, numbers - i - 1)
        select (i, j);

    private static float Ratio(float dividend, float divisor) =>
        divisor != 0 ? Bounded(dividend / divisor) : float.IsNaN(dividend) ? dividend : 0;

    // Clamp leaves NaN as it is.
    private static float Bounded(float value) => Math.Clamp(value, -float.MaxValue, float.MaxValue);
}
