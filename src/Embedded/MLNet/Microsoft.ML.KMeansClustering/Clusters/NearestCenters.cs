namespace Microsoft.ML.Trainers.Clusters;

// The nearest of a growing set of centers to each row.
internal sealed class NearestCenters
{
    private readonly ClusteredRows _rows;
    private readonly int[] _nearest;
    private readonly float[] _partialDistances;

    public NearestCenters(ClusteredRows rows)
    {
        _rows = rows;
        _nearest = new int[rows.Count];
        _partialDistances = new float[rows.Count];
        Array.Fill(_partialDistances, float.MaxValue);
    }

    public Centers Centers { get; } = new();

    // Squared; rounding never makes it negative.
    public float DistanceOf(int row) => Math.Max(0, _partialDistances[row] + _rows.NormSquaredOf(row));

    public void Add(params float[][] points)
    {
        var first = Centers.Count;
        foreach (var point in points)
            Centers.Add(point);
        _rows.ForEach(points.Length, row =>
        {
            for (var i = first; i < Centers.Count; i++)
            {
                var distance = Centers.PartialDistance(_rows[row], i);
                if (distance > _partialDistances[row])
                    continue;
                _partialDistances[row] = distance;
                _nearest[row] = i;
            }
        });
    }

    // To how many rows each center is the nearest.
    public float[] CountRows()
    {
        var counts = new float[Centers.Count];
        foreach (var center in _nearest)
            counts[center]++;
        return counts;
    }
}
