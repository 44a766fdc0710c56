using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.Clusters;

// Points for centroids to begin at.
internal static class Seeding
{
    // A squared distance of no more is none.
    private const float SmallestDistance = 1e-15f;

    // Below so many clusters one candidate a round is as fast, and then as many rounds as there are clusters leave no candidate over.
    private const int SmallestOversampledCount = 60;

    private const int OversampledRounds = 5;
    private const int Oversampling = 2;

    private delegate FeatureRow RowOf(int index);

    public static float[][] Random(ClusteredRows rows, int count, IHost host) =>
        Array.ConvertAll(Sample(rows.Count, count, _ => 1, host), rows.DenseRow);

    // k-means++ (D. Arthur and S. Vassilvitskii, 2007): each row is drawn by its squared distance to those drawn before.
    public static float[][] PlusPlus(ClusteredRows rows, int count, IHost host) =>
        PlusPlus(rows.Count, row => rows[row], rows.NormSquaredOf, rows.WeightOf, rows.DenseRow, count, host);

    // k-means|| (B. Bahmani et al., "Scalable K-Means++", 2012): a few rounds that draw many candidates at once; then k-means++ of the candidates, each
    // as heavy as the rows nearest to it are many.
    public static float[][] Oversampled(ClusteredRows rows, int count, IHost host)
    {
        var rounds = count < SmallestOversampledCount ? count - 1 : OversampledRounds;
        var candidatesPerRound = count < SmallestOversampledCount ? 1 : Oversampling * count;
        var nearest = new NearestCenters(rows);
        nearest.Add(Random(rows, 1, host));
        for (var round = 0; round < rounds; round++)
        {
            host.CheckAlive();
            nearest.Add(Array.ConvertAll(Sample(rows.Count, candidatesPerRound, nearest.DistanceOf, host), rows.DenseRow));
        }
        var candidates = nearest.Centers;
        if (candidates.Count == count)
            return candidates.ToArray();
        var masses = nearest.CountRows();
        return PlusPlus(candidates.Count, i => new FeatureRow(candidates[i]), candidates.NormSquaredOf, i => masses[i], i => candidates[i], count, host);
    }

    // The last that was drawn as rows went by, each with its share of the distances so far.
    private static float[][] PlusPlus(
        int rowCount, RowOf rowOf, Func<int, float> normOf, Func<int, float> weightOf, Func<int, float[]> pointOf, int count, IHost host)
    {
        var centers = new Centers();
        var nearest = new float[rowCount];
        while (centers.Count < count)
        {
            host.CheckAlive();
            var chosen = -1;
            double sum = 0;
            for (var row = 0; row < rowCount; row++)
            {
                var share = 1f;
                if (centers.Count > 0)
                {
                    var distance = (-2 * rowOf(row).Dot(centers[^1])) + normOf(row) + centers.NormSquaredOf(centers.Count - 1);
                    nearest[row] = centers.Count == 1 ? distance : Math.Min(nearest[row], distance);
                    share = nearest[row];
                }
                if (!(share > 0))
                    continue;
                share *= weightOf(row);
                sum += share;
                if (share > SmallestDistance && host.Rand.NextSingle() < share / sum)
                    chosen = row;
            }
            if (chosen < 0)
                throw host.Except($"Not enough distinct instances to populate {count} clusters (only found {centers.Count} distinct instances)");
            centers.Add(pointOf(chosen));
        }
        return centers.ToArray();
    }

    // Without replacement, by weight, in one pass (P. Efraimidis and P. Spirakis, "Weighted Random Sampling with a Reservoir", 2006): those of the
    // greatest keys ln(u) / weight, the greatest last. Each sample has a stream of its own.
    private static int[] Sample(int rowCount, int count, Func<int, float> weightOf, IHost host)
    {
        var random = RandomUtils.Create(host.Rand);
        var kept = new PriorityQueue<int, double>();
        for (var row = 0; row < rowCount; row++)
        {
            var weight = weightOf(row);
            if (weight <= SmallestDistance)
                continue;
            var key = Math.Log(random.NextDouble()) / weight;
            if (kept.Count < count)
                kept.Enqueue(row, key);
            else if (kept.TryPeek(out _, out var least) && key > least)
                kept.DequeueEnqueue(row, key);
        }
        host.Check(kept.Count == count, "Failed to initialize clusters: too few examples");
        return [.. Enumerable.Range(0, count).Select(_ => kept.Dequeue())];
    }
}
