using System.Linq;
using System.Threading.Tasks;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

public abstract class BoostingFastTreeTrainerBase<TOptions, TTransformer, TModel> : FastTreeTrainerBase<TOptions, TTransformer, TModel>
    where TOptions : BoostedTreeOptions, new()
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private protected BoostingFastTreeTrainerBase(IHostEnvironment env, TOptions options, SchemaShape.Column label)
        : base(env, options, label, needsCalibration: false)
    {
    }

    private protected abstract EarlyStoppingMonitor.Loss StoppingLoss { get; }

    private protected static TOptions MakeOptions(
        string label, string features, string weight, int leaves, int trees, int minimumPerLeaf, double learningRate) => new()
        {
            LabelColumnName = label,
            FeatureColumnName = features,
            ExampleWeightColumnName = weight,
            NumberOfLeaves = leaves,
            NumberOfTrees = trees,
            MinimumExampleCountPerLeaf = minimumPerLeaf,
            LearningRate = learningRate,
        };

    private protected abstract TreeObjective MakeObjective(
        TrainingExamples training, double[] weights, BoostingSettings settings, ParallelOptions threads);

    private protected sealed override TrainedEnsemble TrainCore(
        TrainingExamples training, TrainingExamples validation, BinnedExamples binned, double[] weights, ParallelOptions threads)
    {
        Host.Check(
            Settings.EarlyStoppingRule == null || validation != null, "Early stopping (EarlyStoppingRule) needs a validation set.");
        Host.Check(!Settings.EnablePruning || validation != null, "Pruning (EnablePruning) needs a validation set.");
        EarlyStoppingRuleBase rule = Settings.EarlyStoppingRule ?? (Settings.EnablePruning ? new BestTreeCountRule() : null);
        var boosting = new BoostingSettings
        {
            LearningRate = Settings.LearningRate,
            Shrinkage = Settings.Shrinkage,
            MaximumTreeOutput = Settings.MaximumTreeOutput,
            DerivativesSampleRate = Settings.GetDerivativesSampleRate,
            UsesBestStep = Settings.BestStepRankingRegressionTrees,
            Seed = Settings.Seed,
        };
        double maximumStep = Settings.BestStepRankingRegressionTrees ? Settings.MaximumTreeOutput : -1;
        var grower = new TreeGrower(
            binned, MakeGrowthSettings(Settings.FilterZeroLambdas, maximumStep), weights != null, threads);
        EnsembleSettings ensemble = MakeEnsembleSettings(Settings.DropoutRate, Settings.RandomStart);
        TreeObjective objective = MakeObjective(training, weights, boosting, threads);
        var trainer = new EnsembleTrainer(binned, ensemble, grower, objective, Settings.NumberOfLeaves, weights)
        {
            CheckAlive = Host.CheckAlive,
            Monitor = rule == null ? null : new EarlyStoppingMonitor(binned, training, validation, rule, StoppingLoss),
            KeepsLastTrees = Settings.WriteLastEnsemble,
        };
        return new TrainedEnsemble(trainer.Train().Select(tree => TrainedTree.Create(tree, binned)).ToArray());
    }
}
