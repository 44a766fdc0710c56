using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>So many rows of a stream at most, in arrays. Where nobody disposes of it, its memory is not used again.</summary>
internal sealed class RowBlock : IDisposable
{
    private readonly IRowStream stream;
    private readonly Objective objective;
    private readonly int rowBytes;
    private readonly RowMemory inputs;
    private readonly double[] labels;
    private readonly StreamedRow[] rows;

    /// <param name="stream">Whose rows they are.</param>
    /// <param name="objective">What is learned.</param>
    /// <param name="capacity">Rows at most.</param>
    /// <param name="rented">Whether the memory of the inputs goes back to a pool: for blocks that follow each other.</param>
    internal RowBlock(IRowStream stream, Objective objective, int capacity, bool rented = true)
    {
        this.stream = stream;
        this.objective = objective;
        rowBytes = RowBytes(stream);
        _ = checked(rowBytes * capacity);
        inputs = RowMemory.Of(stream.Type, stream.Shape.Size * capacity, rented);
        labels = new double[checked(stream.Outputs * capacity)];
        rows = new StreamedRow[capacity];
    }

    internal int Capacity => rows.Length;

    internal int Count { get; private set; }

    internal ReadOnlySpan<StreamedRow> Rows => rows.AsSpan(0, Count);

    /// <summary>Bytes of a row's inputs.</summary>
    internal static int RowBytes(IRowStream stream) => checked(stream.Shape.Size * stream.Type switch
    {
        ScalarType.Byte => sizeof(byte),
        ScalarType.Int32 => sizeof(int),
        _ => sizeof(float),
    });

    /// <summary>Whether rows of a stream differ in length.</summary>
    internal static bool AreRagged(IRowStream stream) => stream.Type == ScalarType.Int32 || stream.Shape.IsVariable;

    /// <summary>Adds the next row of a pass; false when there is none.</summary>
    internal bool Add(IRowPass pass)
    {
        if (!Read(Count, pass))
            return false;
        Count++;
        return true;
    }

    /// <summary>Adds a copy of another block's row.</summary>
    internal void Add(RowBlock other, int row) => Copy(other, row, Count++);

    /// <summary>Puts the next row of a pass in a row's place; false when there is none.</summary>
    internal bool Read(int row, IRowPass pass) => pass.Read(Inputs(row), Label(row), out rows[row]);

    /// <summary>Puts a copy of another block's row in a row's place.</summary>
    internal void Copy(RowBlock from, int row, int to)
    {
        from.Inputs(row).CopyTo(Inputs(to));
        from.Label(row).CopyTo(Label(to));
        rows[to] = from.rows[row];
    }

    /// <summary>The numbers of the rows from the shortest to the longest; those of one length stay in their order.</summary>
    internal int[] ByLength() => [.. Enumerable.Range(0, Count).OrderBy(row => rows[row].Length)];

    /// <summary>
    /// Rows start to start + length as tensors on the device, no longer than the longest of them; they belong to the dispose scope that
    /// is open, and must end before this block.
    /// </summary>
    internal (Tensor Inputs, Tensor Labels, Tensor? Weights) ToTensors(int start, int length, Device device)
    {
        var ofRows = rows.AsSpan(start, length).ToArray();
        var values = inputs.ToTensor(start * stream.Shape.Size, stream.Shape.ToBatchShape(length));
        if (AreRagged(stream))
            values = values.narrow(1, 0, Width(Math.Max(1, ofRows.Max(row => row.Length)))).contiguous();
        var targets = labels.AsSpan(start * stream.Outputs, length * stream.Outputs).ToArray();
        Tensor ofLabels = objective switch
        {
            Objective.MulticlassClassification => torch.tensor(Array.ConvertAll(targets, label => (long)label)),
            Objective.MultiOutputRegression => torch.tensor(Array.ConvertAll(targets, label => (float)label), [length, stream.Outputs]),
            _ => torch.tensor(Array.ConvertAll(targets, label => (float)label)),
        };
        var weights = stream.HasWeights ? torch.tensor(Array.ConvertAll(ofRows, row => row.Weight)) : null;
        return (values.to(device), ofLabels.to(device), weights?.to(device));
    }

    public void Dispose() => inputs.Dispose();

    // Tokens as they are; of a sequence the number of steps comes first.
    private long Width(int longest) => stream.Type == ScalarType.Int32 ? longest : 1 + (long)longest * stream.Shape.Channels;

    private Span<byte> Inputs(int row) => inputs.Bytes.Slice(row * rowBytes, rowBytes);

    private Span<double> Label(int row) => labels.AsSpan(row * stream.Outputs, stream.Outputs);
}
