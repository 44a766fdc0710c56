namespace Microsoft.ML.Data;

// How tight clusters are, how far apart, and how much they say of known classes. A row belongs to the nearest cluster, the first of equally
// near ones. Rows with a distance that is not finite do not count; a missing label is the first class.
internal sealed class ClusteringEvaluator
{
    private readonly double[] _rows;
    private readonly Dictionary<int, double[]> _rowsOfClass = [];
    private readonly double[][] _centroids;
    private readonly double[] _spread;
    private double _rowCount;
    private double _distances;

    // Without features there is no Davies-Bouldin index.
    public ClusteringEvaluator(int clusterCount, int? featureCount)
    {
        _rows = new double[clusterCount];
        _spread = new double[clusterCount];
        if (featureCount is { } count)
        {
            _centroids = new double[clusterCount][];
            for (var i = 0; i < clusterCount; i++)
                _centroids[i] = new double[count];
        }
    }

    public double AverageDistance => _distances / _rowCount;

    // The mutual information of classes and clusters as a share of the entropy of the classes; no number where there is one class.
    public double NormalizedMutualInformation
    {
        get
        {
            if (_rowsOfClass.Keys.DefaultIfEmpty().Max() == 0)
                return double.NaN;
            double information = 0;
            double entropy = 0;
            foreach (var rows in _rowsOfClass.Values)
            {
                var ofClass = rows.Sum() / _rowCount;
                for (var cluster = 0; cluster < rows.Length; cluster++)
                {
                    var ofBoth = rows[cluster] / _rowCount;
                    if (ofBoth > 0)
                        information += ofBoth * Math.Log(ofBoth / (ofClass * (_rows[cluster] / _rowCount)));
                }
                entropy -= ofClass * Math.Log(ofClass);
            }
            return information / entropy;
        }
    }

    // Davies and Bouldin (1979): the mean over all clusters of how near the worst neighbour is, in spreads.
    public double DaviesBouldinIndex
    {
        get
        {
            if (_centroids is null)
                return 0;
            double index = 0;
            for (var i = 0; i < _rows.Length; i++)
            {
                double worst = 0;
                for (var j = 0; j < _rows.Length; j++)
                {
                    if (i != j && _rows[i] > 0 && _rows[j] > 0)
                        worst = Math.Max(worst, ((_spread[i] / _rows[i]) + (_spread[j] / _rows[j])) / Distance(_centroids[i], _centroids[j]));
                }
                index += worst;
            }
            return index / _rows.Length;
        }
    }

    // The first pass: counts, and sums of features.
    public void Add(float label, ReadOnlySpan<float> distances, in VBuffer<float> features)
    {
        var cluster = NearestOf(distances);
        if (cluster < 0)
            return;
        var ofClass = float.IsNaN(label) ? 0 : (int)label;
        if (!_rowsOfClass.TryGetValue(ofClass, out var rows))
            _rowsOfClass.Add(ofClass, rows = new double[_rows.Length]);
        rows[cluster]++;
        _rows[cluster]++;
        _rowCount++;
        _distances += distances[cluster];
        if (_centroids is not null)
        {
            foreach (var (i, value) in features.Items())
                _centroids[cluster][i] += value;
        }
    }

    public void FinishCentroids()
    {
        for (var i = 0; i < _rows.Length; i++)
        {
            for (var j = 0; j < _centroids[i].Length; j++)
                _centroids[i][j] /= _rows[i];
        }
    }

    // The second pass: how far the rows are from the centroid of their cluster.
    public void AddToSpread(ReadOnlySpan<float> distances, ReadOnlySpan<float> features)
    {
        var cluster = NearestOf(distances);
        if (cluster < 0)
            return;
        double sum = 0;
        for (var i = 0; i < features.Length; i++)
            sum += Square(features[i] - _centroids[cluster][i]);
        _spread[cluster] += Math.Sqrt(sum);
    }

    private static int NearestOf(ReadOnlySpan<float> distances)
    {
        var nearest = 0;
        for (var i = 0; i < distances.Length; i++)
        {
            if (!float.IsFinite(distances[i]))
                return -1;
            if (distances[i] < distances[nearest])
                nearest = i;
        }
        return nearest;
    }

    private static double Distance(double[] left, double[] right) => Math.Sqrt(left.Zip(right, (x, y) => Square(x - y)).Sum());

    private static double Square(double value) => value * value;
}
