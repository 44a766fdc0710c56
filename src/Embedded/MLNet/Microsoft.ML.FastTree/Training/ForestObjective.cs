namespace Microsoft.ML.Trainers.FastTree;

/// <summary>A random forest: every tree is fitted to the same targets, and its leaves give their means.</summary>
internal sealed class ForestObjective : TreeObjective
{
    private readonly Random _random;
    private readonly int _labelLimit;

    private ForestObjective(int rowCount, Random shuffle, int labelLimit)
        : base(rowCount)
    {
        _random = shuffle;
        _labelLimit = labelLimit;
    }

    public static ForestObjective ForClasses(ReadOnlySpan<float> labels)
    {
        var objective = new ForestObjective(labels.Length, null, 0);
        for (int row = 0; row < labels.Length; row++)
            objective.Gradient[row] = labels[row] >= 1 ? 1 : -1;
        return objective;
    }

    public static ForestObjective ForRegression(ReadOnlySpan<float> labels, bool shuffle)
    {
        int limit = 0;
        if (shuffle)
        {
            for (int row = 0; row < labels.Length; row++)
            {
                if (!(labels[row] >= 0 && labels[row] < Array.MaxLength))
                    throw new ArgumentOutOfRangeException(
                        "ShuffleLabels", $"Label {labels[row]} of example {row} is not in [0, {Array.MaxLength}).");
                limit = Math.Max(limit, (int)labels[row] + 1);
            }
        }
        var objective = new ForestObjective(labels.Length, shuffle ? new Random(0) : null, limit);
        for (int row = 0; row < labels.Length; row++)
            objective.Gradient[row] = labels[row];
        return objective;
    }

    public override void Update(double[] scores)
    {
        if (_random == null)
            return;
        // A new permutation of the label values for every tree.
        var map = new int[_labelLimit];
        for (int i = 0; i < map.Length; i++)
            map[i] = i;
        _random.Shuffle(map);
        for (int row = 0; row < Gradient.Length; row++)
            Gradient[row] = map[(int)Gradient[row]];
    }

    public override void AdjustOutputs(GrownTree tree, RowPartition partition)
    {
    }
}
