using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// Rows in memory: inputs, labels and, if any, weights. Owns its tensors, whatever dispose scope is open when it is
/// made.
/// </summary>
public sealed class TrainingData : IDisposable
{
    /// <summary>Takes ownership of tensors on the CPU.</summary>
    /// <param name="inputs">Float <c>[N, n]</c> or <c>[N, T, C]</c>, or float or uint8 images <c>[N, C, H, W]</c>; uint8 counts from
    /// 0 to 255 and reaches the network as 0 to 1. Tokens <c>[N, L]</c> are int16, int32 or int64, and reach it as int64.</param>
    /// <param name="labels"><c>[N]</c>: float for regression and two classes (0 or 1), int64 for K classes; float <c>[N, outputs]</c> for several numbers.</param>
    /// <param name="weights"><c>[N]</c>, float, 0 or more; null: every row counts alike.</param>
    /// <param name="lengths">Steps or tokens of each row, so that rows of about one length are trained on together; null: all
    /// rows are alike.</param>
    /// <exception cref="ArgumentException">Shapes or types do not fit together.</exception>
    public TrainingData(Tensor inputs, Tensor labels, Tensor? weights = null, IReadOnlyList<int>? lengths = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        if (inputs.dim() is not (2 or 3 or 4))
            throw new ArgumentException(
                $"Inputs must be [N, n], [N, T, C] or [N, C, H, W], not of {inputs.dim()} dimensions.", nameof(inputs));
        if (inputs.dtype is not (ScalarType.Float32 or ScalarType.Byte) && !(IsTokens(inputs.dtype) && inputs.dim() == 2))
            throw new ArgumentException(
                $"Inputs must be Float32 or Byte, or Int16, Int32 or Int64 tokens [N, L], not {inputs.dtype}.", nameof(inputs));
        if (labels.dtype is not (ScalarType.Float32 or ScalarType.Int64))
            throw new ArgumentException($"Labels must be Float32 or Int64, not {labels.dtype}.", nameof(labels));
        CheckRows(labels, inputs.shape[0], nameof(labels), severalEach: labels.dtype == ScalarType.Float32);
        if (weights is not null)
        {
            if (weights.dtype != ScalarType.Float32)
                throw new ArgumentException($"Weights must be Float32, not {weights.dtype}.", nameof(weights));
            CheckRows(weights, inputs.shape[0], nameof(weights));
        }

        if (lengths is not null && lengths.Count != inputs.shape[0])
            throw new ArgumentException($"There are {lengths.Count} lengths for {inputs.shape[0]} rows.", nameof(lengths));
        Lengths = lengths;
        Inputs = inputs.DetachFromDisposeScope();
        Labels = labels.DetachFromDisposeScope();
        Weights = weights?.DetachFromDisposeScope();
    }

    /// <summary>Inputs, <c>[N, n]</c>, <c>[N, T, C]</c>, <c>[N, C, H, W]</c> or tokens <c>[N, L]</c>.</summary>
    public Tensor Inputs { get; }

    /// <summary>Labels, <c>[N]</c>.</summary>
    public Tensor Labels { get; }

    /// <summary>Weights, <c>[N]</c>, or null.</summary>
    public Tensor? Weights { get; }

    /// <summary>Steps or tokens of each row, or null.</summary>
    public IReadOnlyList<int>? Lengths { get; }

    /// <summary>Number of rows.</summary>
    public long Rows => Stream is { } stream ? stream.TrainingRows + stream.HeldRows : Inputs.shape[0];

    /// <summary>Where all rows come from, of which the tensors then hold a random sample of those to train on; null: they hold all.</summary>
    internal IRowStream? Stream { get; init; }

    /// <summary>Rows of the pool that mini-batches of a stream are drawn from.</summary>
    internal int PoolRows { get; init; }

    /// <summary>Makes rows of float inputs; the arrays are copied.</summary>
    /// <param name="inputs">Row after row, <paramref name="shape"/>.Size numbers each.</param>
    /// <param name="shape">What one row is.</param>
    /// <param name="labels">float[] for regression and two classes (0 or 1), one a row.</param>
    /// <param name="weights">One a row, or null.</param>
    public static TrainingData Create(float[] inputs, InputShape shape, float[] labels, float[]? weights = null) =>
        new(InputTensor(inputs, shape), torch.tensor(labels), weights is null ? null : torch.tensor(weights));

    /// <summary>Makes rows of float inputs; the arrays are copied.</summary>
    /// <param name="inputs">Row after row, <paramref name="shape"/>.Size numbers each.</param>
    /// <param name="shape">What one row is.</param>
    /// <param name="labels">Class numbers from 0, one a row.</param>
    /// <param name="weights">One a row, or null.</param>
    public static TrainingData Create(float[] inputs, InputShape shape, long[] labels, float[]? weights = null) =>
        new(InputTensor(inputs, shape), torch.tensor(labels), weights is null ? null : torch.tensor(weights));

    /// <summary>Makes rows of uint8 images; the arrays are copied.</summary>
    /// <param name="inputs">Row after row, <paramref name="shape"/>.Size bytes each.</param>
    /// <param name="shape">What one row is.</param>
    /// <param name="labels">Class numbers from 0, one a row.</param>
    /// <param name="weights">One a row, or null.</param>
    public static TrainingData Create(byte[] inputs, InputShape shape, long[] labels, float[]? weights = null) =>
        new(InputTensor(inputs, shape), torch.tensor(labels), weights is null ? null : torch.tensor(weights));

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        Inputs.Dispose();
        Labels.Dispose();
        Weights?.Dispose();
    }

    private static Tensor InputTensor(float[] inputs, InputShape shape)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(shape);
        return torch.tensor(inputs, shape.ToBatchShape(inputs.Length / shape.Size));
    }

    private static Tensor InputTensor(byte[] inputs, InputShape shape)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(shape);
        return torch.tensor(inputs, shape.ToBatchShape(inputs.Length / shape.Size));
    }

    private static bool IsTokens(ScalarType type) => type is ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64;

    private static void CheckRows(Tensor values, long rows, string name, bool severalEach = false)
    {
        if ((values.dim() != 1 && !(severalEach && values.dim() == 2)) || values.shape[0] != rows)
            throw new ArgumentException(
                $"{name} must be [{rows}], one a row, not [{string.Join(", ", values.shape)}].", name);
    }
}
