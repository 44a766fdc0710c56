using System.Numerics;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Numeric;

// The features of all rows for passes that multiply them by one row of weights an output and sum a gradient. A pass goes block by block and holds
// the numbers of a block output after output, those of one output side by side: output o of the block's row r is at o * RowsPerBlock + r.
internal abstract class RowBlocks
{
    private const int MostRowsPerBlock = 256;
    private const int MostValuesPerBlock = 1 << 15;

    // Of the widest vectors as many as the kernels take at a time.
    private const int RowMultiple = 16 * DenseKernels.VectorMultiple;

    // Where fewer values than one in so many are stored, a pass does better to look for them.
    private const int SparseShare = 4;
    private const int SmallestSparseLength = 32;

    private protected RowBlocks(int rowCount, int featureCount, int outputCount)
    {
        RowCount = rowCount;
        FeatureCount = featureCount;
        OutputCount = outputCount;
        var rows = Math.Clamp(MostValuesPerBlock / Math.Max(1, Math.Max(featureCount, outputCount)), RowMultiple, MostRowsPerBlock);
        RowsPerBlock = (Math.Min(rows, rowCount) + RowMultiple - 1) / RowMultiple * RowMultiple;
        BlockCount = (rowCount + RowsPerBlock - 1) / RowsPerBlock;
    }

    public int BlockCount { get; }

    public int RowsPerBlock { get; }

    public int VectorsPerBlock => RowsPerBlock / Vector<float>.Count;

    private protected int RowCount { get; }

    private protected int FeatureCount { get; }

    private protected int OutputCount { get; }

    // partCount: of how many parts, each in a thread of its own, a pass keeps the gradients apart.
    public static RowBlocks Create(TrainingExamples examples, int featureCount, int outputCount, int partCount)
    {
        if (featureCount < SmallestSparseLength || examples.StoredValueCount >= (long)examples.Count * featureCount / SparseShare)
            return new DenseRowBlocks(examples, featureCount, outputCount, partCount);
        return outputCount == 1
            ? new SparseRowBlocks(examples, featureCount, partCount)
            : new SparseRowBlocksOfSeveralOutputs(examples, featureCount, outputCount, partCount);
    }

    public static Span<float> AsFloats(Span<Vector<float>> vectors) => MemoryMarshal.Cast<Vector<float>, float>(vectors);

    public int RowsOf(int block) => Math.Min(RowsPerBlock, RowCount - (block * RowsPerBlock));

    // Begins a pass with these weights, one row of them an output.
    public abstract void Begin(ReadOnlyMemory<float> weights);

    public abstract void BeginPart(int part);

    public abstract void AddMargins(int part, int block, Span<Vector<float>> margins);

    // The derivatives by the margins; those of rows that the block lacks are 0.
    public abstract void AddGradient(int part, int block, ReadOnlySpan<Vector<float>> derivatives);

    public abstract void SumGradient(int part, Span<double> gradient);

    private protected static ReadOnlySpan<float> AsFloats(ReadOnlySpan<Vector<float>> vectors) => MemoryMarshal.Cast<Vector<float>, float>(vectors);
}
