using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// The random numbers of a fit. Every use is seeded anew by the fit's seed, what it is for and its place in the fit, so that no
/// state is carried from one step to the next: a fit can go on at any step, and takes nothing from other fits.
/// </summary>
internal sealed class FitRandom : IDisposable
{
    private readonly long seed;
    private readonly DeepModule module;
    private readonly Generator generator = new(0);
    private readonly Generator masks;

    /// <summary>Gives the module's dropout a generator until the end.</summary>
    internal FitRandom(long seed, DeepModule module, Device device)
    {
        this.seed = seed;
        this.module = module;
        masks = new Generator(0, device);
        Give(masks);
    }

    private enum Purpose
    {
        Order = 1,
        Changes,
        Forward,
        Pool,
    }

    /// <summary>For the order of an epoch's rows; on the CPU, good until the next use.</summary>
    internal Generator Order(int epoch) => generator.manual_seed(Seed(Purpose.Order, epoch, 0));

    /// <summary>For the rows that an epoch draws from a pool.</summary>
    internal int PoolSeed(int epoch) => (int)(Seed(Purpose.Pool, epoch, 0) & int.MaxValue);

    /// <summary>For the changes of a micro-batch's rows; on the CPU, good until the next use.</summary>
    /// <param name="step">The step, counted over all epochs.</param>
    /// <param name="part">The micro-batch in it.</param>
    internal Generator Changes(long step, int part) => generator.manual_seed(Seed(Purpose.Changes, step, part));

    /// <summary>Makes ready for a forward pass of the module, up to the end of what is given back.</summary>
    /// <param name="step">The step, counted over all epochs.</param>
    /// <param name="part">The micro-batch in it.</param>
    internal IDisposable? Forward(long step, int part)
    {
        var place = Seed(Purpose.Forward, step, part);
        masks.manual_seed(place);
        return module.DrawsGlobally ? GlobalRandom.Seeded(place) : null;
    }

    public void Dispose()
    {
        Give(null);
        masks.Dispose();
        generator.Dispose();
    }

    private void Give(Generator? source)
    {
        foreach (var layer in module.modules().OfType<SeededDropout>())
            layer.Generator = source;
    }

    private long Seed(Purpose purpose, long place, int part) =>
        unchecked((long)Mix(Mix(Mix((ulong)seed, (ulong)purpose), (ulong)place), (ulong)part));

    // The output function of SplitMix64 (Steele et al., "Fast Splittable Pseudorandom Number Generators", 2014): torch seeds a CPU
    // generator with the lower half alone, so all bits have to reach it.
    private static ulong Mix(ulong state, ulong value)
    {
        var mixed = unchecked(state + (value + 1) * 0x9E3779B97F4A7C15);
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return mixed ^ (mixed >> 31);
    }
}
