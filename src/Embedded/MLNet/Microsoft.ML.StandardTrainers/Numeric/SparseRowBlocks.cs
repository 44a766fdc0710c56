using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Numeric;

// Rows of which a pass touches the values other than zero only; one output, summed in double precision as that of dense rows. Each block is kept
// twice: row by row for the margins, and feature by feature for the gradient, whose sums then stay in a register.
internal sealed class SparseRowBlocks : RowBlocks
{
    private readonly Block[] _blocks;
    private readonly double[][] _gradients;
    private readonly double[][] _factors;
    private readonly double[] _weights;

    public SparseRowBlocks(TrainingExamples examples, int featureCount, int partCount)
        : base(examples.Count, featureCount, outputCount: 1)
    {
        _weights = new double[featureCount];
        _gradients = new double[partCount][];
        _factors = new double[partCount][];
        for (var part = 0; part < partCount; part++)
        {
            _gradients[part] = new double[featureCount];
            _factors[part] = new double[RowsPerBlock];
        }
        _blocks = new Block[BlockCount];
        var places = new int[featureCount];
        for (var block = 0; block < _blocks.Length; block++)
            _blocks[block] = Block.Pack(examples, block * RowsPerBlock, RowsOf(block), places);
    }

    public override void Begin(ReadOnlyMemory<float> weights) => TensorPrimitives.ConvertTruncating(weights.Span, _weights.AsSpan());

    public override void BeginPart(int part) => Array.Clear(_gradients[part]);

    // Indices were checked when the blocks were packed, so that the loops need not check them again.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddMargins(int part, int block, Span<Vector<float>> margins)
    {
        var targets = AsFloats(margins);
        var (ends, indices, values) = (_blocks[block].RowEnds, _blocks[block].Features, _blocks[block].Values);
        ref var weight = ref MemoryMarshal.GetArrayDataReference(_weights);
        ref var index = ref MemoryMarshal.GetArrayDataReference(indices);
        ref var value = ref MemoryMarshal.GetArrayDataReference(values);
        var at = 0;
        for (var row = 0; row < ends.Length; row++)
        {
            double sum = targets[row];
            for (var end = ends[row]; at < end; at++)
                sum += Unsafe.Add(ref value, at) * Unsafe.Add(ref weight, Unsafe.Add(ref index, at));
            targets[row] = (float)sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddGradient(int part, int block, ReadOnlySpan<Vector<float>> derivatives)
    {
        var gradient = _gradients[part];
        TensorPrimitives.ConvertTruncating(AsFloats(derivatives), _factors[part].AsSpan());
        var packed = _blocks[block];
        ref var factor = ref MemoryMarshal.GetArrayDataReference(_factors[part]);
        ref var row = ref MemoryMarshal.GetArrayDataReference(packed.Rows);
        ref var value = ref MemoryMarshal.GetArrayDataReference(packed.ValuesByFeature);
        var at = 0;
        for (var i = 0; i < packed.PresentFeatures.Length; i++)
        {
            double sum = 0, other = 0;
            var end = packed.FeatureEnds[i];
            for (; at + 1 < end; at += 2)
            {
                sum += Unsafe.Add(ref factor, Unsafe.Add(ref row, at)) * Unsafe.Add(ref value, at);
                other += Unsafe.Add(ref factor, Unsafe.Add(ref row, at + 1)) * Unsafe.Add(ref value, at + 1);
            }
            if (at < end)
            {
                sum += Unsafe.Add(ref factor, Unsafe.Add(ref row, at)) * Unsafe.Add(ref value, at);
                at++;
            }
            gradient[packed.PresentFeatures[i]] += sum + other;
        }
    }

    public override void SumGradient(int part, Span<double> gradient) => TensorPrimitives.Add(gradient, _gradients[part], gradient);

    private sealed class Block(int rowCount, int valueCount, int presentCount)
    {
        // Row by row: where the values of each row end, the features they belong to, and the values.
        public readonly int[] RowEnds = new int[rowCount];
        public readonly int[] Features = new int[valueCount];
        public readonly float[] Values = new float[valueCount];

        // Feature by feature, of those that the block has values of.
        public readonly int[] PresentFeatures = new int[presentCount];
        public readonly int[] FeatureEnds = new int[presentCount];
        public readonly byte[] Rows = new byte[valueCount];
        public readonly float[] ValuesByFeature = new float[valueCount];

        // places: room for one number a feature, all 0; so it is given back.
        public static Block Pack(TrainingExamples examples, int first, int count, Span<int> places)
        {
            var (stored, present) = CountValues(examples, first, count, places);
            var block = new Block(count, stored, present);
            block.PackFeatures(places);
            block.PackValues(examples, first, places);
            foreach (var feature in block.PresentFeatures)
                places[feature] = 0;
            return block;
        }

        private static (int Stored, int Present) CountValues(TrainingExamples examples, int first, int count, Span<int> counts)
        {
            var (stored, present) = (0, 0);
            for (var row = 0; row < count; row++)
            {
                var features = examples.FeaturesOf(first + row);
                stored = checked(stored + features.Values.Length);
                for (var i = 0; i < features.Values.Length; i++)
                {
                    if (counts[features.IsDense ? i : features.Indices[i]]++ == 0)
                        present++;
                }
            }
            return (stored, present);
        }

        // From the counts of the features to where the values of each begin.
        private void PackFeatures(Span<int> places)
        {
            var (at, start) = (0, 0);
            for (var feature = 0; at < PresentFeatures.Length; feature++)
            {
                if (places[feature] == 0)
                    continue;
                PresentFeatures[at] = feature;
                FeatureEnds[at] = start + places[feature];
                places[feature] = start;
                start = FeatureEnds[at++];
            }
        }

        private void PackValues(TrainingExamples examples, int first, Span<int> places)
        {
            var at = 0;
            for (var row = 0; row < RowEnds.Length; row++)
            {
                var features = examples.FeaturesOf(first + row);
                for (var i = 0; i < features.Values.Length; i++, at++)
                {
                    var feature = features.IsDense ? i : features.Indices[i];
                    (Features[at], Values[at]) = (feature, features.Values[i]);
                    var place = places[feature]++;
                    (Rows[place], ValuesByFeature[place]) = ((byte)row, features.Values[i]);
                }
                RowEnds[row] = at;
            }
        }
    }
}
