using System.Numerics.Tensors;
using Microsoft.ML.Numeric;

namespace Microsoft.ML.Trainers.Clusters;

// Lloyd's iteration (S. Lloyd, "Least squares quantization in PCM", 1982). The rows are shared out in parts of fixed sizes, so that the sums do not
// depend on the number of threads.
internal sealed class Clustering
{
    private const int PartCount = 16;
    private const long SmallestParallelWork = 1 << 16;

    private readonly int _featureCount;
    private readonly int _threadCount;
    private readonly float[] _norms;
    private readonly int[] _nearest;
    private float[] _centroidNorms = [];

    public Clustering(TrainingExamples examples, int featureCount, int threadCount)
    {
        Examples = examples;
        _featureCount = featureCount;
        _threadCount = threadCount;
        _norms = new float[examples.Count];
        _nearest = new int[examples.Count];
        Array.Fill(_nearest, -1);
        for (var row = 0; row < _norms.Length; row++)
            _norms[row] = examples.FeaturesOf(row).NormSquared;
    }

    public TrainingExamples Examples { get; }

    public float[][] Centroids { get; private set; } = [];

    // Of the rows to their centroids, squared.
    public double MeanDistance { get; private set; }

    // The centroids are these rows.
    public void Begin(int[] rows)
    {
        Centroids = Array.ConvertAll(rows, DenseRow);
        UpdateNorms();
    }

    // Moves the centroids until the mean distance changes no more; gives the number of passes. Calls checkAlive before each.
    public int Refine(int maximumIterations, float tolerance, Action checkAlive)
    {
        for (var iteration = 1; iteration <= maximumIterations; iteration++)
        {
            checkAlive();
            var last = MeanDistance;
            var hasMoved = Move();
            if (!hasMoved || (iteration > 1 && Math.Abs(last - MeanDistance) < tolerance))
                return iteration;
        }
        return maximumIterations;
    }

    public float[] DenseRow(int row)
    {
        var values = new float[_featureCount];
        Examples.FeaturesOf(row).AddTo(1, values);
        return values;
    }

    // Squared; rounding never makes it negative.
    public float Distance(int row, ReadOnlySpan<float> point, float pointNorm) =>
        Math.Max(0, _norms[row] + pointNorm - (2 * Examples.FeaturesOf(row).Dot(point)));

    // Calls back with each row, on several threads where that pays.
    public void ForEachRow(long workPerRow, Action<int> action) => ForEachPart(workPerRow, (_, first, end) =>
    {
        for (var row = first; row < end; row++)
            action(row);
    });

    // One assignment of the rows, then the means of what is assigned. False where no row has changed its cluster.
    private bool Move()
    {
        var sums = new float[PartCount][][];
        var weights = new double[PartCount][];
        var distances = new double[PartCount];
        var changes = new bool[PartCount];
        ForEachPart(Centroids.Length, (part, first, end) =>
        {
            sums[part] = Array.ConvertAll(Centroids, _ => new float[_featureCount]);
            weights[part] = new double[Centroids.Length];
            for (var row = first; row < end; row++)
            {
                var (nearest, distance) = Nearest(row);
                changes[part] |= _nearest[row] != nearest;
                _nearest[row] = nearest;
                var weight = Examples.WeightOf(row);
                distances[part] += weight * distance;
                weights[part][nearest] += weight;
                Examples.FeaturesOf(row).AddTo(weight, sums[part][nearest]);
            }
        });
        MeanDistance = distances.Sum() / Examples.WeightSum;
        if (!changes.Contains(true))
            return false;
        for (var i = 0; i < Centroids.Length; i++)
            SetMean(i, sums, weights);
        UpdateNorms();
        return true;
    }

    // A cluster without rows stays where it is.
    private void SetMean(int cluster, float[][][] sums, double[][] weights)
    {
        double weight = 0;
        var total = new double[_featureCount];
        for (var part = 0; part < PartCount; part++)
        {
            if (sums[part] is null)
                continue;
            weight += weights[part][cluster];
            for (var i = 0; i < total.Length; i++)
                total[i] += sums[part][cluster][i];
        }
        if (weight == 0)
            return;
        for (var i = 0; i < total.Length; i++)
            Centroids[cluster][i] = (float)(total[i] / weight);
    }

    private (int Cluster, float Distance) Nearest(int row)
    {
        var best = 0;
        var bestDistance = float.PositiveInfinity;
        for (var i = 0; i < Centroids.Length; i++)
        {
            var distance = Distance(row, Centroids[i], _centroidNorms[i]);
            if (distance < bestDistance)
                (best, bestDistance) = (i, distance);
        }
        return (best, bestDistance);
    }

    private void UpdateNorms() => _centroidNorms = Array.ConvertAll(Centroids, centroid => TensorPrimitives.SumOfSquares<float>(centroid));

    private void ForEachPart(long workPerRow, Action<int, int, int> action)
    {
        var count = Examples.Count;
        if (Examples.StoredValueCount * workPerRow < SmallestParallelWork)
        {
            action(0, 0, count);
            return;
        }
        Parallel.For(0, PartCount, new ParallelOptions { MaxDegreeOfParallelism = _threadCount }, part =>
            action(part, (int)((long)count * part / PartCount), (int)((long)count * (part + 1) / PartCount)));
    }
}
