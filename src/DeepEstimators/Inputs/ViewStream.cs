using System.Runtime.InteropServices;
using DeepEstimators.Networks;
using DeepEstimators.Training;
using Microsoft.ML;

namespace DeepEstimators.Inputs;

/// <summary>The labelled rows of a view, read anew for each pass.</summary>
internal sealed class ViewStream : IRowStream
{
    private readonly RowSource source;
    private readonly FeatureColumn features;

    internal ViewStream(
        RowSource source, FeatureColumn features, bool hasBytes, long trainingRows, long heldRows, long classes)
    {
        this.source = source;
        this.features = features;
        HasBytes = hasBytes;
        TrainingRows = trainingRows;
        HeldRows = heldRows;
        Classes = classes;
    }

    public InputShape Shape => features.Shape;

    public bool HasBytes { get; }

    public bool HasWeights => source.WeightName is not null;

    public long TrainingRows { get; }

    public long HeldRows { get; }

    public long Classes { get; }

    public IRowPass Read(bool held) => new Pass(this, held);

    private sealed class Pass : IRowPass
    {
        private readonly ViewStream stream;
        private readonly bool held;
        private readonly RowCursor cursor;

        internal Pass(ViewStream stream, bool held)
        {
            this.stream = stream;
            this.held = held;
            cursor = new RowCursor(stream.source, stream.features);
        }

        public bool Read(Span<byte> inputs, out StreamedRow row)
        {
            while (cursor.MoveNext())
            {
                if (stream.source.IsHeld(cursor.Number) != held)
                    continue;
                if (stream.HasBytes)
                    cursor.Features.Read(inputs);
                else
                    cursor.Features.Read(MemoryMarshal.Cast<byte, float>(inputs));
                row = new StreamedRow(cursor.Number, cursor.Label, cursor.Weight);
                return true;
            }

            row = default;
            return false;
        }

        public void Dispose() => cursor.Dispose();
    }
}

/// <summary>Where rows are read from, and which of them are kept for validation.</summary>
/// <param name="Data">The view.</param>
/// <param name="LabelName">The column to learn.</param>
/// <param name="WeightName">The column of weights; null: none.</param>
/// <param name="Objective">What is learned.</param>
/// <param name="HeldFraction">Share of the rows kept for validation.</param>
/// <param name="Seed">Of which rows those are.</param>
internal sealed record RowSource(
    IDataView Data, string LabelName, string? WeightName, Objective Objective, double HeldFraction = 0, long Seed = 0)
{
    /// <summary>Whether a row is kept for validation: by a hash of its number, so that every pass finds the same ones.</summary>
    internal bool IsHeld(long number) =>
        HeldFraction > 0 && (Hash(unchecked((ulong)Seed + ((ulong)number + 1) * 0x9E3779B97F4A7C15)) >> 11) * (1.0 / (1L << 53)) < HeldFraction;

    // The output function of SplitMix64 (Steele et al., "Fast Splittable Pseudorandom Number Generators", 2014).
    private static ulong Hash(ulong value)
    {
        value = unchecked((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9);
        value = unchecked((value ^ (value >> 27)) * 0x94D049BB133111EB);
        return value ^ (value >> 31);
    }
}
