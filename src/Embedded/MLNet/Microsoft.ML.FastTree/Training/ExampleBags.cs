namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Draws the rows that a run of trees is fitted to, each with the same chance.</summary>
internal sealed class ExampleBags
{
    private readonly int _rowCount;
    private readonly int _maximumLeaves;
    private readonly double _fraction;
    private readonly Random _random;

    public ExampleBags(int rowCount, int maximumLeaves, int seed, double fraction)
    {
        _rowCount = rowCount;
        _maximumLeaves = maximumLeaves;
        _fraction = fraction;
        _random = new Random(seed);
        // The first bag is drawn and not used, as ever in this trainer.
        Draw();
    }

    public RowPartition Current { get; private set; }

    public int[] LeftOut { get; private set; }

    public void Draw()
    {
        var taken = new int[_rowCount];
        var left = new int[_rowCount];
        int takenCount = 0;
        for (int row = 0; row < _rowCount; row++)
        {
            if (_random.NextDouble() < _fraction)
                taken[takenCount++] = row;
            else
                left[row - takenCount] = row;
        }
        Current = new RowPartition(taken.AsSpan(0, takenCount).ToArray(), _maximumLeaves);
        LeftOut = left.AsSpan(0, _rowCount - takenCount).ToArray();
    }
}
