using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// Seeds torch's global generator, which initialisation and dropout draw from, and gives the state that it had back at
/// the end, so that a fit changes nobody else's random numbers.
/// </summary>
internal sealed class GlobalRandom : IDisposable
{
    private readonly Tensor state;

    private GlobalRandom(Tensor state) => this.state = state;

    internal static GlobalRandom Seeded(long seed)
    {
        var random = new GlobalRandom(get_rng_state().DetachFromDisposeScope());
        manual_seed(seed);
        return random;
    }

    public void Dispose()
    {
        if (state.IsInvalid)
            return;
        set_rng_state(state);
        state.Dispose();
    }
}
