namespace Microsoft.ML.Transforms;

internal static class BinBounds
{
    // The upper bounds of bins that begin at these of the ascending values: halfway from the value before; the last one is infinite.
    public static double[] Between(List<double> values, IEnumerable<int> firstOfBins) =>
        [.. firstOfBins.Select(first => (values[first - 1] / 2) + (values[first] / 2)), double.PositiveInfinity];
}
