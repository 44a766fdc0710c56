namespace Microsoft.ML.Trainers.FastTree;

/// <summary>The quantile function of the standard normal distribution.</summary>
internal static class NormalQuantile
{
    /// <summary>
    /// The value below which a standard normal variable lies with the probability, by the rational approximation of
    /// Odeh and Evans (1974), good to 1e-8.
    /// </summary>
    public static double Of(double probability)
    {
        double tail = Math.Min(probability, 1 - probability);
        if (tail <= 0)
            return probability > 0.5 ? double.PositiveInfinity : double.NegativeInfinity;
        double y = Math.Sqrt(-2 * Math.Log(tail));
        double numerator = ((((((((-0.453642210148e-4 * y) - 0.204231210245e-1) * y) - 0.342242088547) * y) - 1.0) * y)
            - 0.322232431088);
        double denominator = ((((((((0.38560700634e-2 * y) + 0.103537752850) * y) + 0.531103462366) * y)
            + 0.588581570495) * y) + 0.993484626060e-1);
        double size = y + (numerator / denominator);
        return probability < 0.5 ? -size : size;
    }
}
