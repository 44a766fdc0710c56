using System.Numerics.Tensors;
using Microsoft.ML.Numeric;

namespace Microsoft.ML.Trainers.Clusters;

// Points that rows are compared with.
internal sealed class Centers
{
    private readonly List<float[]> _points;
    private readonly List<float> _norms;

    public Centers(params float[][] points)
    {
        _points = [.. points];
        _norms = _points.ConvertAll(NormSquared);
    }

    public int Count => _points.Count;

    public float[] this[int index] => _points[index];

    public float NormSquaredOf(int index) => _norms[index];

    public void Add(float[] point)
    {
        _points.Add(point);
        _norms.Add(NormSquared(point));
    }

    public float[][] ToArray() => [.. _points];

    // The squared distance but for the row's own norm, which is the same for all points.
    public float PartialDistance(FeatureRow row, int index) => (-2 * row.Dot(_points[index])) + _norms[index];

    private static float NormSquared(float[] point) => TensorPrimitives.SumOfSquares<float>(point);
}
