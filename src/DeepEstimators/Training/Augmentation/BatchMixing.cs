using MathNet.Numerics.Distributions;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Labels and weights of the rows that were mixed into those of a batch.</summary>
/// <param name="Labels">Their labels.</param>
/// <param name="Weights">Their weights, or null.</param>
/// <param name="OwnShare">How much a row's own label counts, 0 to 1; the rest is the other's.</param>
internal sealed record MixedRows(Tensor Labels, Tensor? Weights, double OwnShare);

/// <summary>Mixes the images of a batch with one another, by mixup or CutMix.</summary>
internal static class BatchMixing
{
    /// <summary>The batch with mixed images; as it is where nothing is to be mixed.</summary>
    internal static RowBatch Apply(RowBatch batch, ImageAugmentation? augmentation, Generator generator)
    {
        if (augmentation is not { Mixes: true } || batch.Inputs.dim() != 4)
            return batch;
        var random = new Random((int)randint(0, int.MaxValue, [1], ScalarType.Int64, generator: generator).item<long>());
        var order = randperm(batch.Inputs.shape[0], ScalarType.Int64, generator: generator).to(batch.Inputs.device);
        var others = batch.Inputs.index_select(0, order);
        var cuts = augmentation.CutMix > 0 && (augmentation.MixUp == 0 || random.Next(2) == 0);
        var alpha = cuts ? augmentation.CutMix : augmentation.MixUp;
        var share = Beta.Sample(random, alpha, alpha);
        Tensor mixed;
        if (cuts)
            (mixed, share) = Cut(batch.Inputs, others, share, random);
        else
            mixed = batch.Inputs * share + others * (1 - share);
        return batch with
        {
            Inputs = mixed,
            Mixed = new MixedRows(batch.Labels.index_select(0, order), batch.Weights?.index_select(0, order), share),
        };
    }

    // The rectangle may go beyond the image, so that the share is that of what lies inside.
    private static (Tensor Images, double Share) Cut(Tensor images, Tensor others, double share, Random random)
    {
        long height = images.shape[2], width = images.shape[3];
        var side = Math.Sqrt(1 - share);
        var (top, rows) = Span(height);
        var (left, columns) = Span(width);
        var mixed = images.clone();
        if (rows > 0 && columns > 0)
            mixed.narrow(2, top, rows).narrow(3, left, columns).copy_(others.narrow(2, top, rows).narrow(3, left, columns));
        return (mixed, 1 - (double)(rows * columns) / (height * width));

        (long First, long Length) Span(long size)
        {
            var half = side * size / 2;
            var middle = random.NextDouble() * size;
            var first = Math.Clamp((long)Math.Round(middle - half), 0, size);
            return (first, Math.Clamp((long)Math.Round(middle + half), 0, size) - first);
        }
    }
}
