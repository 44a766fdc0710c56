using System.Numerics.Tensors;

namespace DeepEstimators.Explanations;

/// <summary>
/// How much rows are neighbours: for each row a Gaussian over the others whose entropy is that of the perplexity, and of each pair
/// the mean of both ways round; all sum to 1.
/// </summary>
internal static class NeighbourAffinities
{
    private const int MostHalvings = 64;
    private const double Tolerance = 1e-6;

    internal static float[] Of(float[] rows, int size, double perplexity)
    {
        var count = rows.Length / size;
        var conditional = new float[(long)count * count];
        var entropy = Math.Log(perplexity);
        Parallel.For(0, count, () => new double[count], (i, _, distances) =>
        {
            for (var j = 0; j < count; j++)
            {
                var distance = TensorPrimitives.Distance<float>(rows.AsSpan(i * size, size), rows.AsSpan(j * size, size));
                distances[j] = (double)distance * distance;
            }

            OfRow(distances, i, entropy, conditional.AsSpan(i * count, count));
            return distances;
        }, _ => { });

        var affinities = new float[conditional.Length];
        Parallel.For(0, count, i =>
        {
            for (var j = 0; j < count; j++)
                affinities[i * count + j] = (conditional[i * count + j] + conditional[j * count + i]) / (2f * count);
        });
        return affinities;
    }

    private static void OfRow(double[] distances, int self, double wanted, Span<float> shares)
    {
        var nearest = double.PositiveInfinity;
        for (var j = 0; j < distances.Length; j++)
        {
            if (j != self)
                nearest = Math.Min(nearest, distances[j]);
        }

        double precision = 1, least = 0, greatest = double.PositiveInfinity;
        for (var halving = 0; halving < MostHalvings; halving++)
        {
            double sum = 0, moment = 0;
            for (var j = 0; j < distances.Length; j++)
            {
                // Counted from the nearest, so that not all vanish.
                var weight = j == self ? 0 : Math.Exp(-precision * (distances[j] - nearest));
                shares[j] = (float)weight;
                sum += weight;
                moment += weight * (distances[j] - nearest);
            }

            for (var j = 0; j < distances.Length; j++)
                shares[j] = (float)(shares[j] / sum);
            var surplus = Math.Log(sum) + precision * moment / sum - wanted;
            if (Math.Abs(surplus) < Tolerance)
                return;
            (least, greatest) = surplus > 0 ? (precision, greatest) : (least, precision);
            precision = double.IsInfinity(greatest) ? 2 * precision : (least + greatest) / 2;
        }
    }
}
