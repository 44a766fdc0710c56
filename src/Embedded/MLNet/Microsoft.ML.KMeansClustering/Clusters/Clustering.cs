using System.Numerics.Tensors;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.Clusters;

// Lloyd's iteration (S. Lloyd, "Least squares quantization in PCM", 1982), in which rows whose bounds tell that they stay are passed over (Y. Ding et al.,
// "Yinyang K-Means", 2015). The sum of a cluster is kept, and follows the rows that move.
internal sealed class Clustering
{
    private const int BytesPerRow = sizeof(int) + (2 * sizeof(float));

    private readonly ClusteredRows _rows;
    private readonly DistanceBounds _bounds;

    // Rows from this position on have no bounds.
    private readonly long _boundedCount;

    private readonly int[] _clusters;
    private readonly Assignment[] _assignments;
    private readonly float[][] _sums;
    private readonly int[] _sizes;
    private readonly float[] _moves;
    private Centers _centroids;
    private double _averageScore = double.PositiveInfinity;

    // Takes the bytes that may be spent on sums and bounds.
    public Clustering(ClusteredRows rows, float[][] seeds, long memoryBudget)
    {
        _rows = rows;
        _centroids = new Centers(seeds);
        _clusters = new int[rows.Count];
        _assignments = new Assignment[rows.Count];
        _bounds = new DistanceBounds(rows.Count);
        _sums = MakeSums();
        _sizes = new int[seeds.Length];
        _moves = new float[seeds.Length];
        var bytesPerCluster = sizeof(float) * (1L + rows.FeatureCount);
        _boundedCount = Math.Clamp((memoryBudget - (bytesPerCluster * seeds.Length)) / BytesPerRow, 0, rows.Count);
    }

    public double AverageScore => _averageScore;

    // Until the average score changes by less than the tolerance; gives the number of passes.
    public int Refine(int maximumIterations, float tolerance, IHost host)
    {
        for (var iteration = 1; iteration <= maximumIterations; iteration++)
        {
            host.CheckAlive();
            var last = _averageScore;
            var isFirst = iteration == 1;
            Assign(isFirst);
            Move(Gather(isFirst));
            if (Math.Abs(last - _averageScore) < tolerance)
                return iteration;
        }
        return maximumIterations;
    }

    public float[][] GetCentroids() => _centroids.ToArray();

    private float[][] MakeSums()
    {
        var sums = new float[_centroids.Count][];
        for (var i = 0; i < sums.Length; i++)
            sums[i] = new float[_rows.FeatureCount];
        return sums;
    }

    private bool IsBounded(int row) => _rows.PositionOf(row) < _boundedCount;

    private void Assign(bool isFirst)
    {
        var greatestMove = TensorPrimitives.Max<float>(_moves);
        _rows.ForEach(_centroids.Count, row =>
        {
            var stays = !isFirst && IsBounded(row) && _bounds.Widen(row, _moves[_clusters[row]], greatestMove);
            _assignments[row] = stays ? Assignment.Stays : FindNearest(row);
        });
    }

    // Of centroids that are equally near the last.
    private Assignment FindNearest(int row)
    {
        var features = _rows[row];
        var nearest = 0;
        var distance = float.PositiveInfinity;
        var next = float.PositiveInfinity;
        for (var i = 0; i < _centroids.Count; i++)
        {
            var candidate = _centroids.PartialDistance(features, i);
            if (candidate <= distance)
                (nearest, distance, next) = (i, candidate, distance);
            else if (candidate < next)
                next = candidate;
        }
        return new(nearest, distance, next);
    }

    // Follows the assignments, in the order of the rows; gives the sums of the rows that have no bounds. The score leaves out the rows that stay, but
    // not their number, which tells that the iteration is about to end.
    private float[][] Gather(bool isFirst)
    {
        var others = MakeSums();
        Array.Clear(_sizes);
        double score = 0;
        for (var row = 0; row < _rows.Count; row++)
        {
            var (cluster, distance, next) = _assignments[row];
            if (cluster < 0)
            {
                _sizes[_clusters[row]]++;
                continue;
            }
            _sizes[cluster]++;
            score += distance;
            if (!IsBounded(row))
            {
                _rows[row].AddTo(1, others[cluster]);
                continue;
            }
            _bounds.Set(row, _rows.NormSquaredOf(row), distance, next);
            if (isFirst || _clusters[row] != cluster)
            {
                _rows[row].AddTo(1, _sums[cluster]);
                if (!isFirst)
                    _rows[row].AddTo(-1, _sums[_clusters[row]]);
            }
            _clusters[row] = cluster;
        }
        _averageScore = score / _rows.Count;
        return others;
    }

    // The centroids become the means. One without rows becomes the origin, as nothing is left of its sum.
    private void Move(float[][] means)
    {
        for (var i = 0; i < means.Length; i++)
        {
            TensorPrimitives.Add(means[i], _sums[i], means[i]);
            if (_sizes[i] > 1)
                TensorPrimitives.Multiply(means[i], (float)(1.0 / _sizes[i]), means[i]);
            _moves[i] = TensorPrimitives.Distance<float>(means[i], _centroids[i]);
        }
        _centroids = new Centers(means);
    }

    // Where a row belongs, and its squared distances, but for its own norm, to that centroid and the next.
    private readonly record struct Assignment(int Cluster, float Distance, float NextDistance)
    {
        public static Assignment Stays { get; } = new(-1, 0, 0);
    }
}
