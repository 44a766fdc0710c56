using System.Collections.Generic;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Trains trees one after the other, for boosting and for forests.</summary>
internal sealed class EnsembleTrainer
{
    private readonly BinnedExamples _examples;
    private readonly EnsembleSettings _settings;
    private readonly TreeGrower _grower;
    private readonly TreeObjective _objective;
    private readonly int _maximumLeaves;
    private readonly double[] _rowWeights;
    private readonly double[] _targets;
    private readonly double[] _scores;
    private readonly Random _featureRandom;
    private readonly TreeDropout _dropout;

    /// <param name="rowWeights">By row, or null.</param>
    public EnsembleTrainer(
        BinnedExamples examples, EnsembleSettings settings, TreeGrower grower, TreeObjective objective,
        int maximumLeaves, double[] rowWeights)
    {
        _examples = examples;
        _settings = settings;
        _grower = grower;
        _objective = objective;
        _maximumLeaves = maximumLeaves;
        _rowWeights = rowWeights;
        _targets = rowWeights == null ? objective.Gradient : new double[examples.RowCount];
        _scores = new double[examples.RowCount];
        _featureRandom = new Random(settings.FeatureSelectionSeed);
        if (settings.DropoutRate > 0)
            _dropout = new TreeDropout(examples, settings.DropoutRate, settings.Seed);
    }

    /// <summary>The labels each leaf keeps of its rows (forests for quantiles); 0 for none.</summary>
    public int LabelSamplesPerLeaf { get; init; }

    /// <summary>Asked after every tree (null where none could be grown); may be null.</summary>
    public EarlyStoppingMonitor Monitor { get; init; }

    /// <summary>Whether the trees after the best number of them stay.</summary>
    public bool KeepsLastTrees { get; init; }

    /// <summary>Called before every tree: throws where the training is to end. May be null.</summary>
    public Action CheckAlive { get; init; }

    public List<GrownTree> Train()
    {
        var trees = new List<GrownTree>();
        int wanted = _settings.NumberOfTrees;
        RowPartition partition = RowPartition.OfAll(_examples.RowCount, _maximumLeaves);
        ExampleBags bags = _settings.BaggingSize > 0
            ? new ExampleBags(_examples.RowCount, _maximumLeaves, _settings.Seed, _settings.BaggingExampleFraction)
            : null;
        if (_settings.RandomStart)
            ShiftScores(1);
        bool startIsRandom = _settings.RandomStart;
        while (trees.Count < wanted)
        {
            CheckAlive?.Invoke();
            bool[] active = DrawFeatures();
            if (bags != null && trees.Count % _settings.BaggingSize == 0)
            {
                bags.Draw();
                partition = bags.Current;
            }
            GrownTree tree = TrainOne(active, partition, trees);
            if (tree == null)
                wanted--;
            else
            {
                trees.Add(tree);
                if (bags != null)
                    AddToScores(tree, bags.LeftOut);
            }
            if (startIsRandom)
                ShiftScores(-1);
            startIsRandom = false;
            if (Monitor != null && Monitor.ShouldStop(tree, _scores))
                break;
        }
        if (Monitor != null && !KeepsLastTrees)
            trees.RemoveRange(Monitor.BestTreeCount, trees.Count - Monitor.BestTreeCount);
        return trees;
    }

    private GrownTree TrainOne(bool[] active, RowPartition partition, List<GrownTree> trees)
    {
        _objective.Update(_dropout == null ? _scores : _dropout.Drop(trees, _scores));
        if (_rowWeights != null)
        {
            for (int row = 0; row < _targets.Length; row++)
                _targets[row] = _objective.Gradient[row] * _rowWeights[row];
        }
        GrownTree tree = _grower.Grow(partition, active, _targets, _rowWeights);
        if (tree == null)
            return null;
        if (_grower is ForestTreeGrower forest)
        {
            if (LabelSamplesPerLeaf > 0)
                forest.SampleLabels(tree, partition, _objective.Gradient, _rowWeights, LabelSamplesPerLeaf);
            return tree;
        }
        _objective.AdjustOutputs(tree, partition);
        if (_settings.Smoothing != 0)
            LeafSmoothing.Apply(tree, partition, _settings.Smoothing);
        _dropout?.Add(tree);
        for (int leaf = 0; leaf < tree.LeafCount; leaf++)
        {
            double output = tree.Outputs[leaf];
            foreach (int row in partition.RowsOf(leaf))
                _scores[row] += output;
        }
        return tree;
    }

    private bool[] DrawFeatures()
    {
        var active = new bool[_examples.FeatureCount];
        for (int f = 0; f < active.Length; f++)
            active[f] = _settings.FeatureFraction >= 1 || _featureRandom.NextDouble() <= _settings.FeatureFraction;
        return active;
    }

    private void AddToScores(GrownTree tree, int[] rows)
    {
        if (_grower is ForestTreeGrower)
            return; // Its trees do not depend on each other.
        foreach (int row in rows)
            _scores[row] += tree.Outputs[tree.LeafOf(_examples, row)];
    }

    // Random scores before the first tree; the same numbers are taken off after it.
    private void ShiftScores(int sign)
    {
        var random = new Random(_settings.Seed);
        for (int row = 0; row < _scores.Length; row++)
            _scores[row] += 10.0 * random.NextDouble() * sign;
    }
}
