using Microsoft.ML.Data;
using Microsoft.ML.Numeric;

namespace Microsoft.ML.Trainers.Clusters;

// Rows for centroids to begin at; fewer than asked for where there are not as many different ones.
internal static class Seeding
{
    private const int Rounds = 5;

    // Of the expected number of candidates a round, per cluster.
    private const int Oversampling = 2;

    public static int[] Random(TrainingExamples examples, int count, Random random) => RandomPermutation.Create(random, examples.Count)[..count];

    // k-means++ (D. Arthur and S. Vassilvitskii, 2007): each row is drawn by its squared distance to those drawn before.
    public static int[] PlusPlus(Clustering clustering, int count, Random random)
    {
        var nearest = new NearestDistances(clustering);
        var rows = new List<int> { random.Next(clustering.Examples.Count) };
        nearest.Add(rows[0]);
        while (rows.Count < count)
        {
            var row = Draw(nearest.Values, random);
            if (row < 0)
                break;
            rows.Add(row);
            nearest.Add(row);
        }
        return [.. rows];
    }

    // k-means|| (B. Bahmani et al., "Scalable K-Means++", 2012): a few rounds that draw many candidates at once; then k-means++ of the candidates, each
    // as heavy as the rows nearest to it.
    public static int[] Oversampled(Clustering clustering, int count, Random random)
    {
        var rowCount = clustering.Examples.Count;
        var nearest = new NearestDistances(clustering);
        var candidates = new List<int> { random.Next(rowCount) };
        nearest.Add(candidates[0]);
        for (var round = 0; round < Rounds; round++)
        {
            var total = nearest.Values.Sum();
            if (!(total > 0))
                break;
            var drawn = new List<int>();
            for (var row = 0; row < rowCount; row++)
            {
                if (random.NextDouble() * total < (double)Oversampling * count * nearest.Values[row])
                    drawn.Add(row);
            }
            foreach (var row in drawn.Where(row => nearest.Values[row] > 0))
            {
                candidates.Add(row);
                nearest.Add(row);
            }
        }
        return candidates.Count < count ? PlusPlus(clustering, count, random) : Reduce(clustering, candidates, nearest, count, random);
    }

    private static int[] Reduce(Clustering clustering, List<int> candidates, NearestDistances nearest, int count, Random random)
    {
        var masses = nearest.CountRows();
        var points = candidates.ConvertAll(clustering.DenseRow);
        var norms = points.ConvertAll(point => System.Numerics.Tensors.TensorPrimitives.SumOfSquares<float>(point));
        var distances = new double[candidates.Count];
        Array.Fill(distances, double.PositiveInfinity);
        var chosen = new List<int>();
        var at = Draw(masses, random);
        while (true)
        {
            chosen.Add(candidates[at]);
            if (chosen.Count == count)
                return [.. chosen];
            for (var i = 0; i < distances.Length; i++)
            {
                var distance = i == at ? 0 : clustering.Distance(candidates[i], points[at], norms[at]);
                distances[i] = Math.Min(distances[i], distance * masses[i]);
            }
            at = Draw(distances, random);
            if (at < 0)
                return [.. chosen];
        }
    }

    // By these weights; -1 where all are 0.
    private static int Draw(double[] weights, Random random)
    {
        var total = weights.Sum();
        if (!(total > 0))
            return -1;
        var rest = random.NextDouble() * total;
        var last = -1;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] <= 0)
                continue;
            last = i;
            rest -= weights[i];
            if (rest < 0)
                return i;
        }
        return last;
    }

    // Of each row to the nearest of the rows added, squared and weighted.
    private sealed class NearestDistances
    {
        private readonly Clustering _clustering;
        private readonly int[] _nearest;
        private int _count;

        public NearestDistances(Clustering clustering)
        {
            _clustering = clustering;
            _nearest = new int[clustering.Examples.Count];
            Values = new double[_nearest.Length];
            Array.Fill(Values, double.PositiveInfinity);
        }

        public double[] Values { get; }

        public void Add(int row)
        {
            var point = _clustering.DenseRow(row);
            var norm = System.Numerics.Tensors.TensorPrimitives.SumOfSquares<float>(point);
            var added = _count++;
            // What rounding leaves of the distance between equal rows is none.
            var rounding = 1e-6f * norm;
            _clustering.ForEachRow(1, other =>
            {
                var distance = other == row ? 0 : _clustering.Distance(other, point, norm);
                var weighted = distance <= rounding ? 0 : (double)distance * _clustering.Examples.WeightOf(other);
                if (weighted >= Values[other])
                    return;
                Values[other] = weighted;
                _nearest[other] = added;
            });
        }

        // How many rows, by weight, are nearest to each row added.
        public double[] CountRows()
        {
            var counts = new double[_count];
            for (var row = 0; row < _nearest.Length; row++)
                counts[_nearest[row]] += _clustering.Examples.WeightOf(row);
            return counts;
        }
    }
}
