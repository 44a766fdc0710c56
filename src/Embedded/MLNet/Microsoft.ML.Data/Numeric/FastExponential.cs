namespace Microsoft.ML.Numeric;

// e^x as a power of two and a cubic that is exact where it meets the next, right to some 1e-4. What was trained with it has its traces, so its numbers
// may never change.
internal static class FastExponential
{
    private const float Log2OfE = 1.44269504088896340735992468100f;
    private const int LimitOfExponents = 128;
    private const int ExponentBias = 127;
    private const int MantissaBits = 23;

    public static float Exp(float value) => value < 0 ? 1 / OfMagnitude(-value) : OfMagnitude(value);

    // 1 / (1 + e^-x)
    public static float Sigmoid(float value)
    {
        var share = 1 / (1 + OfMagnitude(Math.Abs(value)));
        return value < 0 ? share : 1 - share;
    }

    // Of values that are not negative.
    private static float OfMagnitude(float value)
    {
        var exponent = value * Log2OfE;
        if (!(exponent < LimitOfExponents))
            return float.IsNaN(exponent) ? exponent : float.PositiveInfinity;
        var whole = (int)exponent;
        var rest = exponent - whole;
        var cubic = (((0.013555747234814917704030793f * rest) + 0.065588116243247810171479524f) * rest) + 0.3069678791803394491901401f;
        var power = 1 + rest + ((rest - 1) * rest * cubic);
        return BitConverter.Int32BitsToSingle((whole + ExponentBias) << MantissaBits) * power;
    }
}
