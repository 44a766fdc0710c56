namespace Microsoft.ML.Runtime;

internal static class RandomUtils
{
    public static TauswortheHybrid Create() => new(new Random());

    public static TauswortheHybrid Create(int? seed) => seed.HasValue ? Create(seed.Value) : Create();

    public static TauswortheHybrid Create(int seed) => Create((uint)seed);

    public static TauswortheHybrid Create(uint? seed) => seed.HasValue ? Create(seed.Value) : Create();

    public static TauswortheHybrid Create(uint seed) => new(new TauswortheHybrid.State(seed));

    // A new stream whose state is drawn from another.
    public static TauswortheHybrid Create(Random seed) => new(seed);

    public static int NextSigned(this Random random) =>
        random is TauswortheHybrid tausworthe ? tausworthe.NextSigned() : random.Next(int.MinValue, int.MaxValue);
}
