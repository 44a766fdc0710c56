using System.Linq;
using System.Threading.Tasks;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

public abstract class RandomForestTrainerBase<TOptions, TTransformer, TModel> : FastTreeTrainerBase<TOptions, TTransformer, TModel>
    where TOptions : FastForestOptionsBase, new()
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private readonly bool _samplesLabels;

    // samplesLabels: whether the leaves keep labels, from which quantiles could be read.
    private protected RandomForestTrainerBase(
        IHostEnvironment env, TOptions options, SchemaShape.Column label, bool needsCalibration, bool samplesLabels)
        : base(env, options, label, needsCalibration)
    {
        _samplesLabels = samplesLabels;
    }

    private protected static TOptions MakeOptions(
        string label, string features, string weight, int leaves, int trees, int minimumPerLeaf) => new()
        {
            LabelColumnName = label,
            FeatureColumnName = features,
            ExampleWeightColumnName = weight,
            NumberOfLeaves = leaves,
            NumberOfTrees = trees,
            MinimumExampleCountPerLeaf = minimumPerLeaf,
        };

    private protected abstract TreeObjective MakeObjective(TrainingExamples training);

    private protected sealed override TrainedEnsemble TrainCore(
        TrainingExamples training, TrainingExamples validation, BinnedExamples binned, double[] weights, ParallelOptions threads)
    {
        var grower = new ForestTreeGrower(binned, MakeGrowthSettings(), weights != null, threads);
        var trainer = new EnsembleTrainer(
            binned, MakeEnsembleSettings(), grower, MakeObjective(training), Settings.NumberOfLeaves, weights)
        {
            CheckAlive = Host.CheckAlive,
            LabelSamplesPerLeaf = _samplesLabels ? Settings.NumberOfQuantileSamples : 0,
        };
        return new TrainedEnsemble(trainer.Train().Select(tree => TrainedTree.Create(tree, binned)).ToArray());
    }
}
