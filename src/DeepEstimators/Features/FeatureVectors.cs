using System.Collections.Concurrent;
using DeepEstimators.Inputs;
using DeepEstimators.Networks;
using DeepEstimators.Transformers;
using Microsoft.ML;

namespace DeepEstimators.Features;

/// <summary>Reads rows of numbers and computes their features.</summary>
internal sealed class FeatureVectors(
    VectorReader reader, DataViewRow row, string column, int? expected, RowFeatures features, ComputationPool pool) : IRowVectors
{
    private readonly List<Entry> entries = [];
    private readonly int size = features.Size;

    public void Take(int index)
    {
        if (index == entries.Count)
            entries.Add(new Entry(new float[size]));
        var entry = entries[index];
        entry.Count = reader.Read(ref entry.Values);
        if (expected is { } count && entry.Count != count)
            throw new InvalidOperationException($"Column '{column}' has {entry.Count} values in row {row.Position}, expected {count}.");
        if (entry.Count % features.StepSize != 0)
            throw new InvalidOperationException(
                $"Column '{column}' has {entry.Count} values in row {row.Position}, which are no whole steps of {features.StepSize}.");
        if (entry.Count == 0)
            throw new InvalidOperationException($"Column '{column}' has no values in row {row.Position}.");
    }

    public void Compute(int index)
    {
        var entry = entries[index];
        var computation = pool.Rent();
        computation(entry.Values.AsSpan(0, entry.Count), entry.Features);
        pool.Return(computation);
    }

    public ReadOnlySpan<float> Vector(int index) => entries[index].Features;

    private sealed class Entry(float[] features)
    {
        internal readonly float[] Features = features;
        internal float[] Values = [];
        internal int Count;
    }
}

/// <summary>Computations that no thread uses at the moment, so that their working space is made once a thread.</summary>
internal sealed class ComputationPool(RowFeatures features)
{
    private readonly ConcurrentBag<RowComputation> idle = [];

    internal RowComputation Rent() => idle.TryTake(out var computation) ? computation : features.CreateComputation();

    internal void Return(RowComputation computation) => idle.Add(computation);
}
