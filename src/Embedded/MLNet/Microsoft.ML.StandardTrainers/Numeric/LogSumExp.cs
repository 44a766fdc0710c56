namespace Microsoft.ML.Numeric;

internal static class LogSumExp
{
    // The largest term is kept out of the sum, so that nothing overflows; a largest term of infinity is the sum.
    public static float Of(ReadOnlySpan<float> values)
    {
        var largest = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[largest])
                largest = i;
        }
        double rest = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var below = values[i] - values[largest];
            if (i != largest && !float.IsNaN(below))
                rest += Math.Exp(below);
        }
        return (float)(values[largest] + Math.Log(1 + rest));
    }
}
