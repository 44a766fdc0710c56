using System.Runtime.InteropServices;
using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>So many rows of a stream at most, in arrays.</summary>
internal sealed class RowBlock
{
    private readonly IRowStream stream;
    private readonly Objective objective;
    private readonly int rowBytes;
    private readonly byte[] inputs;
    private readonly StreamedRow[] rows;

    internal RowBlock(IRowStream stream, Objective objective, int capacity)
    {
        this.stream = stream;
        this.objective = objective;
        rowBytes = RowBytes(stream);
        inputs = new byte[checked(rowBytes * capacity)];
        rows = new StreamedRow[capacity];
    }

    internal int Capacity => rows.Length;

    internal int Count { get; private set; }

    internal ReadOnlySpan<StreamedRow> Rows => rows.AsSpan(0, Count);

    /// <summary>Bytes of a row's inputs.</summary>
    internal static int RowBytes(IRowStream stream) => checked(stream.Shape.Size * (stream.HasBytes ? 1 : sizeof(float)));

    /// <summary>Adds the next row of a pass; false when there is none.</summary>
    internal bool Add(IRowPass pass)
    {
        if (!Put(Count, pass))
            return false;
        Count++;
        return true;
    }

    /// <summary>Takes a row out for another block; the next row of the pass takes its place, or the last row here.</summary>
    internal void MoveTo(RowBlock other, int row, IRowPass pass)
    {
        Inputs(row).CopyTo(other.Inputs(other.Count));
        other.rows[other.Count++] = rows[row];
        if (Put(row, pass))
            return;
        Count--;
        Inputs(Count).CopyTo(Inputs(row));
        rows[row] = rows[Count];
    }

    /// <summary>Rows start to start + length as tensors on the device; they belong to the dispose scope that is open.</summary>
    internal (Tensor Inputs, Tensor Labels, Tensor? Weights) ToTensors(int start, int length, Device device)
    {
        var bytes = inputs.AsSpan(start * rowBytes, length * rowBytes);
        var shape = stream.Shape.ToBatchShape(length);
        var values = stream.HasBytes
            ? torch.tensor(bytes.ToArray(), shape)
            : torch.tensor(MemoryMarshal.Cast<byte, float>(bytes).ToArray(), shape);
        var ofRows = rows.AsSpan(start, length).ToArray();
        var labels = objective == Objective.MulticlassClassification
            ? torch.tensor(Array.ConvertAll(ofRows, row => (long)row.Label))
            : torch.tensor(Array.ConvertAll(ofRows, row => (float)row.Label));
        var weights = stream.HasWeights ? torch.tensor(Array.ConvertAll(ofRows, row => row.Weight)) : null;
        return (values.to(device), labels.to(device), weights?.to(device));
    }

    private bool Put(int row, IRowPass pass) => pass.Read(Inputs(row), out rows[row]);

    private Span<byte> Inputs(int row) => inputs.AsSpan(row * rowBytes, rowBytes);
}
