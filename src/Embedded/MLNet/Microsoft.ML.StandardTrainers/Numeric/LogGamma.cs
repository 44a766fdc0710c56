using System.Runtime.CompilerServices;

namespace Microsoft.ML.Numeric;

internal static class LogGamma
{
    // Stirling's series, after the recurrence has carried the argument to where it converges; for arguments from 1 on.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of(double x)
    {
        double passed = 1;
        while (x < 8)
            passed *= x++;
        var inverse = 1 / x;
        var square = inverse * inverse;
        var series = inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square / 1680))))));
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + series - Math.Log(passed);
    }
}
