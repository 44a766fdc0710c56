using System.Numerics;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// For every bin of every feature the sum of the targets, the row count and, where rows have weights, their sum, over the
/// rows of one node.
/// </summary>
internal sealed class NodeHistogram
{
    public NodeHistogram(int length, int featureCount, bool hasWeights)
    {
        Stride = hasWeights ? 4 : 2;
        Sums = new double[length * Stride];
        CanSplit = new bool[featureCount];
    }

    /// <summary>Numbers a bin: target sum, count and, with weights, weight sum and padding.</summary>
    public int Stride { get; }

    public double[] Sums { get; }

    /// <summary>Whether the feature may still be split below this node; where not, its sums are not kept up.</summary>
    public bool[] CanSplit { get; }

    public void Clear(int start, int end) => Array.Clear(Sums, start * Stride, (end - start) * Stride);

    public void Subtract(NodeHistogram child, int start, int end)
    {
        Span<double> own = Sums.AsSpan(start * Stride, (end - start) * Stride);
        ReadOnlySpan<double> other = child.Sums.AsSpan(start * Stride, own.Length);
        Span<Vector<double>> ownVectors = MemoryMarshal.Cast<double, Vector<double>>(own);
        ReadOnlySpan<Vector<double>> otherVectors = MemoryMarshal.Cast<double, Vector<double>>(other);
        for (int i = 0; i < ownVectors.Length; i++)
            ownVectors[i] -= otherVectors[i];
        for (int i = ownVectors.Length * Vector<double>.Count; i < own.Length; i++)
            own[i] -= other[i];
    }
}
