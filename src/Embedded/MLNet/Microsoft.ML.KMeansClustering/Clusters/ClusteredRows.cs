using Microsoft.ML.Numeric;

namespace Microsoft.ML.Trainers.Clusters;

// The rows to cluster, with their norms. What is computed of each row alone is shared out to threads, so that no sum depends on their number.
internal sealed class ClusteredRows
{
    private const int PartCount = 16;
    private const long SmallestParallelWork = 1 << 16;

    private readonly TrainingExamples _examples;
    private readonly int _featureCount;
    private readonly int _threadCount;
    private readonly float[] _norms;

    public ClusteredRows(TrainingExamples examples, int featureCount, int threadCount)
    {
        _examples = examples;
        _featureCount = featureCount;
        _threadCount = threadCount;
        _norms = new float[examples.Count];
        for (var row = 0; row < _norms.Length; row++)
            _norms[row] = examples.FeaturesOf(row).NormSquared;
    }

    public int Count => _examples.Count;

    public int FeatureCount => _featureCount;

    public FeatureRow this[int row] => _examples.FeaturesOf(row);

    public float WeightOf(int row) => _examples.WeightOf(row);

    // Where it stood among all rows, those left out included.
    public int PositionOf(int row) => _examples.PositionOf(row);

    public float NormSquaredOf(int row) => _norms[row];

    public float[] DenseRow(int row)
    {
        var values = new float[_featureCount];
        this[row].AddTo(1, values);
        return values;
    }

    // Calls back with each row, on several threads where that pays.
    public void ForEach(int centerCount, Action<int> action)
    {
        if (_examples.StoredValueCount * centerCount < SmallestParallelWork)
        {
            Visit(0, Count);
            return;
        }
        Parallel.For(0, PartCount, new ParallelOptions { MaxDegreeOfParallelism = _threadCount }, part =>
            Visit((int)((long)Count * part / PartCount), (int)((long)Count * (part + 1) / PartCount)));

        void Visit(int first, int end)
        {
            for (var row = first; row < end; row++)
                action(row);
        }
    }
}
