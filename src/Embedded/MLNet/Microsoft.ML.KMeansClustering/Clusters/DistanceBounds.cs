namespace Microsoft.ML.Trainers.Clusters;

// Bounds on the distances of a row to its own centroid and to the nearest other one: while they do not meet, the row stays where it is.
internal sealed class DistanceBounds(int count)
{
    private readonly float[] _upper = new float[count];
    private readonly float[] _lower = new float[count];

    public void Set(int row, float normSquared, float partialDistance, float nextPartialDistance)
    {
        _upper[row] = MathF.Sqrt(normSquared + partialDistance);
        _lower[row] = MathF.Sqrt(normSquared + nextPartialDistance);
    }

    // Takes how far the row's centroid, and the one that went farthest, have moved. True where the bounds still do not meet.
    public bool Widen(int row, float ownMove, float greatestMove)
    {
        _upper[row] += ownMove;
        _lower[row] -= greatestMove;
        return _upper[row] < _lower[row];
    }
}
