using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Copies of a module's tensors, which it owns, whatever dispose scope is open.</summary>
internal sealed class StateCopy : IDisposable
{
    private readonly List<Tensor> copies = [];

    internal bool IsEmpty => copies.Count == 0;

    /// <summary>Copies the values; the same tensors in the same order each time.</summary>
    internal void Keep(IEnumerable<Tensor> values)
    {
        using var noGrad = no_grad();
        var i = 0;
        foreach (var value in values)
        {
            if (i < copies.Count)
                copies[i].copy_(value);
            else
                copies.Add(value.detach().clone().DetachFromDisposeScope());
            i++;
        }
    }

    /// <summary>Writes the copies back, in the order in which they were taken.</summary>
    internal void GiveTo(IEnumerable<Tensor> values)
    {
        using var noGrad = no_grad();
        foreach (var (value, copy) in values.Zip(copies))
            value.copy_(copy);
    }

    public void Dispose()
    {
        foreach (var copy in copies)
            copy.Dispose();
        copies.Clear();
    }
}
