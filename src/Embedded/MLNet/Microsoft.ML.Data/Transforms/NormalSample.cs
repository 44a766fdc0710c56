namespace Microsoft.ML.Data;

internal static class NormalSample
{
    // Of mean 0 and deviation 1 (Box and Muller, 1958).
    public static double Next(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
