using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// Subtracts the training mean of each channel over all steps and divides by its standard deviation. Both are buffers, so they
/// are saved with the weights; until <see cref="Adapt"/> they change nothing. What stands after a sequence's last step stays 0.
/// </summary>
internal sealed class SequenceStandardization : nn.Module<Tensor, Tensor>, IAdaptedModule
{
    // Numbers of one step of the statistics: bounds the memory that the double copy takes.
    private const long ChunkNumbers = 1 << 20;
    private const double SmallestDeviation = 1e-6;

    private readonly int channels;

    internal SequenceStandardization(int channels) : base(nameof(SequenceStandardization))
    {
        this.channels = channels;
        register_buffer("mean", zeros(1, 1, channels));
        register_buffer("inverse_deviation", ones(1, 1, channels));
    }

    public override Tensor forward(Tensor input)
    {
        using var centred = input - get_buffer("mean")!;
        return centred * get_buffer("inverse_deviation")!;
    }

    /// <summary>The batch with standardised steps.</summary>
    internal SequenceBatch Standardize(SequenceBatch batch)
    {
        var steps = call(batch.Steps);
        return batch with { Steps = batch.Mask is null ? steps : steps * batch.Mask };
    }

    /// <summary>Takes mean and deviation from batches as networks receive them; a constant channel is only centred.</summary>
    internal void Adapt(Tensor inputs)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var rows = inputs.shape[0];
        if (rows == 0)
            return;
        var sum = zeros(channels, ScalarType.Float64, inputs.device);
        var squares = zeros_like(sum);
        double count = 0;
        var atOnce = Math.Max(1, ChunkNumbers * rows / inputs.numel());
        for (long start = 0; start < rows; start += atOnce)
        {
            using var chunkScope = NewDisposeScope();
            var batch = SequenceBatch.Of(InputBatch.ToFloat(inputs.narrow(0, start, Math.Min(atOnce, rows - start))), channels);
            // Zeros after the last step add nothing to either sum.
            var steps = batch.Steps.to_type(ScalarType.Float64);
            sum.add_(steps.sum(0, 1));
            squares.add_((steps * steps).sum(0, 1));
            count += batch.Lengths?.sum().item<long>() ?? batch.Steps.shape[0] * batch.Steps.shape[1];
        }

        var mean = sum / Math.Max(1, count);
        var deviation = (squares / Math.Max(1, count) - mean * mean).clamp_min(0).sqrt();
        get_buffer("mean")!.copy_(mean.reshape(1, 1, -1));
        get_buffer("inverse_deviation")!.copy_(
            where(deviation > SmallestDeviation, 1 / deviation, ones_like(deviation)).reshape(1, 1, -1));
    }
}
