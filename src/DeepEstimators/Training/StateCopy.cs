using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Copies of a module's tensors, which it owns, whatever dispose scope is open.</summary>
internal sealed class StateCopy : IDisposable
{
    private readonly List<Tensor> copies = [];

    internal bool IsEmpty => copies.Count == 0;

    /// <summary>The copies, in the order in which they were taken.</summary>
    internal IReadOnlyList<Tensor> Copies => copies;

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

    /// <summary>Moves the copies by a share of the way to the values, whole numbers all of it.</summary>
    internal void Move(IEnumerable<Tensor> values, double share)
    {
        using var noGrad = no_grad();
        foreach (var (value, copy) in values.Zip(copies))
        {
            if (copy.is_floating_point())
                copy.mul_(1 - share).add_(value, share);
            else
                copy.copy_(value);
        }
    }

    internal void Save(FitState state, string name)
    {
        for (var i = 0; i < copies.Count; i++)
            state.Put(Name(name, i), copies[i]);
    }

    internal void Load(FitState state, string name)
    {
        using var scope = NewDisposeScope();
        var saved = new List<Tensor>();
        while (state.Has(Name(name, saved.Count)))
            saved.Add(state.Take(Name(name, saved.Count)));
        Keep(saved);
    }

    public void Dispose()
    {
        foreach (var copy in copies)
            copy.Dispose();
        copies.Clear();
    }

    private static string Name(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}.{number}");
}
