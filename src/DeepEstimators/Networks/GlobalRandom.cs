using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// Lends torch's global generator, which initialisation and TorchSharp's own dropout draw from: seeded at the beginning, with the
/// state that it had at the end. One holder at a time, so that fits on several threads do not draw each other's numbers. What
/// other code of the process draws meanwhile it draws from the lent state; torch has no way to keep it out.
/// </summary>
internal sealed class GlobalRandom : IDisposable
{
    private static readonly Lock Lent = new();

    private readonly Tensor state;

    private GlobalRandom(Tensor state) => this.state = state;

    internal static GlobalRandom Seeded(long seed)
    {
        Lent.Enter();
        try
        {
            var random = new GlobalRandom(get_rng_state().DetachFromDisposeScope());
            manual_seed(seed);
            return random;
        }
        catch
        {
            Lent.Exit();
            throw;
        }
    }

    public void Dispose()
    {
        if (state.IsInvalid)
            return;
        try
        {
            set_rng_state(state);
            state.Dispose();
        }
        finally
        {
            Lent.Exit();
        }
    }
}
