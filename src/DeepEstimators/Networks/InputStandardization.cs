using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// Subtracts the training mean and divides by the training standard deviation: of each feature of a vector, of each
/// channel of an image. Both are buffers, so they are saved with the weights; until <see cref="Adapt"/> they change
/// nothing. A table's numbers are imputed before, and its other columns come after them as they are.
/// </summary>
internal sealed class InputStandardization : nn.Module<Tensor, Tensor>, IAdaptedModule
{
    // Rows of one step of the statistics: bounds the memory that the double copy takes.
    private const long ChunkRows = 4096;
    private const double SmallestDeviation = 1e-6;

    private readonly bool isImage;

    internal InputStandardization(InputShape input) : base(nameof(InputStandardization))
    {
        isImage = input.IsImage;
        if (input.Layout is { } layout)
            register_module("columns", Columns = new RowColumns(layout));
        Numbers = Columns?.Numbers ?? input.Size;
        Size = Numbers + (Columns?.PlainSize ?? 0);
        if (Numbers == 0)
            return;
        var shape = isImage ? new long[] { 1, input.Channels, 1, 1 } : [1, Columns is null ? input.Channels : Numbers];
        register_buffer("mean", zeros(shape));
        register_buffer("inverse_deviation", ones(shape));
    }

    /// <summary>Takes packed rows of a table apart; null where rows are no such.</summary>
    internal RowColumns? Columns { get; }

    /// <summary>Numbers of a row that are standardised.</summary>
    internal int Numbers { get; }

    /// <summary>Numbers of a row that come out of it.</summary>
    internal int Size { get; }

    public override Tensor forward(Tensor input)
    {
        if (Columns is null)
            return Standardized(input);
        if (Numbers == 0)
            return Columns.call(input);
        using var scope = NewDisposeScope();
        return cat([Standardized(input), Columns.call(input)], 1).MoveToOuterDisposeScope();
    }

    /// <summary>The standardised numbers alone.</summary>
    internal Tensor Standardized(Tensor input)
    {
        using var scope = NewDisposeScope();
        var numbers = Columns?.Imputed(input) ?? input;
        return (numbers - get_buffer("mean")!).mul_(get_buffer("inverse_deviation")!).MoveToOuterDisposeScope();
    }

    /// <summary>Takes mean and deviation from <c>[N, n]</c> or <c>[N, C, H, W]</c>; a constant is only centred.</summary>
    internal void Adapt(Tensor inputs)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var rows = inputs.shape[0];
        Columns?.Adapt(inputs);
        if (rows == 0 || Numbers == 0)
            return;
        var reduced = isImage ? new long[] { 0, 2, 3 } : [0];
        Tensor? sum = null, squares = null;
        for (long start = 0; start < rows; start += ChunkRows)
        {
            using var chunkScope = NewDisposeScope();
            var part = inputs.narrow(0, start, Math.Min(ChunkRows, rows - start));
            var chunk = (Columns?.Imputed(part) ?? InputBatch.ToFloat(part)).to_type(ScalarType.Float64);
            var chunkSum = chunk.sum(reduced, keepdim: true);
            var chunkSquares = (chunk * chunk).sum(reduced, keepdim: true);
            sum = (sum is null ? chunkSum : sum + chunkSum).MoveToOuterDisposeScope();
            squares = (squares is null ? chunkSquares : squares + chunkSquares).MoveToOuterDisposeScope();
        }

        double count = Columns is null ? inputs.numel() / (double)inputs.shape[1] : rows;
        var mean = sum! / count;
        var variance = squares! / count - mean * mean;
        var deviation = variance.clamp_min(0).sqrt();
        var inverse = where(deviation > SmallestDeviation, 1 / deviation, ones_like(deviation));
        get_buffer("mean")!.copy_(mean);
        get_buffer("inverse_deviation")!.copy_(inverse);
    }
}
