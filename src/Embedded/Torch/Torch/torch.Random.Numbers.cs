namespace TorchSharp;

// Random tensors of a distribution, and single random numbers.
public static partial class torch
{
    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null)
        => NativeMethods.et_normal(mean, std, Generator.HandleOf(generator));

    public static Tensor normal(double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null,
        Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
        => empty(size, dtype, device, false, names).normal_(mean, std, generator).requires_grad_(requires_grad);

    public static double rand_float(Generator? generator = null)
    {
        using var value = rand([1L], ScalarType.Float32, CPU, generator: generator);
        return value.ToDouble();
    }

    public static double randn_float(Generator? generator = null)
    {
        using var value = randn([1L], ScalarType.Float32, CPU, generator: generator);
        return value.ToDouble();
    }

    public static bool randint_bool(Generator? generator = null) => randint_long(0, 2, generator) == 1;

    public static int randint_int(int high, Generator? generator = null) => randint_int(0, high, generator);

    public static int randint_int(int low, int high, Generator? generator = null)
        => (int)randint_long(low, high, generator);

    public static long randint_long(long high, Generator? generator = null) => randint_long(0, high, generator);

    public static long randint_long(long low, long high, Generator? generator = null)
    {
        using var value = randint(low, high, [1L], ScalarType.Int64, CPU, generator: generator);
        return value.ToInt64();
    }
}
