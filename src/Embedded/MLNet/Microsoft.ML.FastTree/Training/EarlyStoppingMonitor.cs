namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Follows a loss on training and validation rows while trees are added, and says when to stop.</summary>
internal sealed class EarlyStoppingMonitor
{
    private readonly BinnedExamples _binned;
    private readonly TrainingExamples _training;
    private readonly TrainingExamples _validation;
    private readonly float[][] _rows;
    private readonly double[] _validationScores;
    private readonly EarlyStoppingRuleBase _rule;
    private readonly Loss _loss;
    private int _treeCount;

    public EarlyStoppingMonitor(
        BinnedExamples binned, TrainingExamples training, TrainingExamples validation, EarlyStoppingRuleBase rule, Loss loss)
    {
        _binned = binned;
        _training = training;
        _validation = validation;
        _rows = validation.CopyRows();
        _validationScores = new double[validation.Count];
        _rule = rule.Start(lowerIsBetter: true);
        _loss = loss;
    }

    /// <summary>A loss that is not negative; lower is better. The weights may be empty.</summary>
    public delegate double Loss(ReadOnlySpan<float> labels, ReadOnlySpan<float> weights, ReadOnlySpan<double> scores);

    /// <summary>The number of trees with which the validation loss was lowest.</summary>
    public int BestTreeCount { get; private set; }

    /// <param name="tree">The tree that was added, or null where none could be grown.</param>
    /// <param name="trainingScores">The scores with the tree.</param>
    public bool ShouldStop(GrownTree tree, double[] trainingScores)
    {
        if (tree != null)
        {
            _treeCount++;
            TrainedTree trained = TrainedTree.Create(tree, _binned);
            for (int row = 0; row < _rows.Length; row++)
                _validationScores[row] += trained.Outputs[trained.LeafFrom(0, _rows[row])];
        }
        double validation = _loss(_validation.Labels, _validation.Weights, _validationScores);
        double training = _loss(_training.Labels, _training.Weights, trainingScores);
        bool stop = _rule.CheckScore((float)validation, (float)training, out bool isBest);
        if (isBest)
            BestTreeCount = _treeCount;
        return stop;
    }
}
