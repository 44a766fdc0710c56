using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// Dropout (Srivastava et al., "Dropout", 2014) whose masks come from a generator of its own: during a fit the fit's, so that
/// neither other fits nor anyone else's random numbers have a part in them; at other times torch's global one.
/// </summary>
internal sealed class SeededDropout(double share) : nn.Module<Tensor, Tensor>(nameof(SeededDropout))
{
    /// <summary>Where masks come from, on the device of the inputs; null: torch's global generator. Not owned.</summary>
    internal Generator? Generator { get; set; }

    /// <summary>True where a forward pass would drop something.</summary>
    internal bool Drops => training && share > 0;

    public override Tensor forward(Tensor input)
    {
        if (!Drops)
            return input.alias();
        using var mask = empty_like(input, requires_grad: false);
        using (no_grad())
            mask.bernoulli_(1 - share, Generator).div_(1 - share);
        return input * mask;
    }
}
