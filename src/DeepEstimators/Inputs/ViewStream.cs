using System.Runtime.InteropServices;
using DeepEstimators.Networks;
using DeepEstimators.Training;
using Microsoft.ML;
using static TorchSharp.torch;

namespace DeepEstimators.Inputs;

/// <summary>The labelled rows of a view, read anew for each pass.</summary>
internal sealed class ViewStream : IRowStream
{
    private readonly RowSource source;
    private readonly FeatureColumn features;

    /// <param name="source">Where the rows are read from.</param>
    /// <param name="features">The column, with what it learned.</param>
    /// <param name="type">What inputs are numbers of.</param>
    /// <param name="outputs">Numbers of a label.</param>
    /// <param name="trainingRows">Rows to train on.</param>
    /// <param name="heldRows">Rows kept for validation.</param>
    /// <param name="classes">One more than the highest class.</param>
    internal ViewStream(
        RowSource source, FeatureColumn features, ScalarType type, int outputs, long trainingRows, long heldRows, long classes)
    {
        this.source = source;
        this.features = features;
        Type = type;
        Outputs = outputs;
        TrainingRows = trainingRows;
        HeldRows = heldRows;
        Classes = classes;
    }

    public InputShape Shape => features.Shape;

    public ScalarType Type { get; }

    public int Outputs { get; }

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
        private readonly List<int> tokens = [];
        private readonly List<float> steps = [];

        internal Pass(ViewStream stream, bool held)
        {
            this.stream = stream;
            this.held = held;
            cursor = new RowCursor(stream.source, stream.features);
        }

        public bool Read(Span<byte> inputs, Span<double> label, out StreamedRow row)
        {
            while (cursor.MoveNext())
            {
                if (stream.source.IsHeld(cursor.Number) != held)
                    continue;
                var length = ReadInputs(inputs);
                for (var output = 0; output < label.Length; output++)
                    label[output] = cursor.Labels[output];
                row = new StreamedRow(cursor.Number, cursor.Weight, length);
                return true;
            }

            row = default;
            return false;
        }

        // How long the row is, where rows differ.
        private int ReadInputs(Span<byte> inputs)
        {
            if (stream.Type == ScalarType.Byte)
            {
                cursor.Features.Read(inputs);
                return 0;
            }

            if (stream.Type == ScalarType.Int32)
            {
                tokens.Clear();
                cursor.Features.Read(tokens);
                inputs.Clear();
                CollectionsMarshal.AsSpan(tokens).CopyTo(MemoryMarshal.Cast<byte, int>(inputs));
                return tokens.Count;
            }

            var numbers = MemoryMarshal.Cast<byte, float>(inputs);
            if (!stream.Shape.IsVariable)
            {
                cursor.Features.Read(numbers);
                return 0;
            }

            steps.Clear();
            cursor.Features.Read(steps);
            numbers.Clear();
            var length = steps.Count / stream.Shape.Channels;
            numbers[0] = length;
            CollectionsMarshal.AsSpan(steps).CopyTo(numbers[1..]);
            return length;
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
