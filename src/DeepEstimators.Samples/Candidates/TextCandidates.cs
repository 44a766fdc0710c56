using DeepEstimators.Samples.DataSets;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Samples.Candidates;

/// <summary>The candidates for texts: n-grams of words and characters under linear learners and trees, a network on hashed words, and a transformer over words.</summary>
public static class TextCandidates
{
    private const string Features = "Features";

    /// <summary>The candidates for a task, in the order they are run.</summary>
    public static IReadOnlyList<Candidate> For(PredictionTask task) => task == PredictionTask.Binary
        ?
        [
            NGrams("logistic regression", context => context.ML.BinaryClassification.Trainers.LbfgsLogisticRegression(context.Data.Label, Features)),
            NGrams("linear SVM", context => context.ML.BinaryClassification.Trainers.LinearSvm(context.Data.Label, Features, numberOfIterations: 10)),
            NGrams("FastTree", context => context.ML.BinaryClassification.Trainers.FastTree(context.Data.Label, Features)),
            HashedWords,
            new("text transformer", FeatureSource.Learned, "transformer", context =>
                context.ML.BinaryClassification.Trainers.DeepText(context.Data.Label, DataSet.TextColumn, training: NetworkTrainers.ForTexts(context))),
            Learned(context => context.ML.Transforms.DeepFeatures(Features, context.ML.BinaryClassification.Trainers.DeepText(
                context.Data.Label, DataSet.TextColumn, training: NetworkTrainers.ForTexts(context))),
                context => context.ML.BinaryClassification.Trainers.FastTree(context.Data.Label, Features)),
        ]
        :
        [
            NGrams("maximum entropy", context => context.ML.MulticlassClassification.Trainers.LbfgsMaximumEntropy(context.Data.Label, Features)),
            NGrams("linear SVM", context => context.ML.MulticlassClassification.Trainers.OneVersusAll(
                context.ML.BinaryClassification.Trainers.LinearSvm(context.Data.Label, Features, numberOfIterations: 10), context.Data.Label)),
            NGrams("FastTree", context => context.ML.MulticlassClassification.Trainers.OneVersusAll(
                context.ML.BinaryClassification.Trainers.FastTree(context.Data.Label, Features), context.Data.Label)),
            HashedWords,
            new("text transformer", FeatureSource.Learned, "transformer", context =>
                context.ML.MulticlassClassification.Trainers.DeepText(context.Data.Label, DataSet.TextColumn, training: NetworkTrainers.ForTexts(context))),
            Learned(context => context.ML.Transforms.DeepFeatures(Features, context.ML.MulticlassClassification.Trainers.DeepText(
                context.Data.Label, DataSet.TextColumn, training: NetworkTrainers.ForTexts(context))),
                context => context.ML.MulticlassClassification.Trainers.OneVersusAll(
                    context.ML.BinaryClassification.Trainers.FastTree(context.Data.Label, Features), context.Data.Label)),
        ];

    // A network takes all slots of every row: n-grams by name would be tens of thousands.
    private static Candidate HashedWords { get; } =
        new("hashed words + MLP", FeatureSource.HandEngineered, "MLP", context => new EstimatorChain<ITransformer>()
            .Append<ITransformer>(context.ML.Transforms.Text.ProduceHashedWordBags(Features, DataSet.TextColumn, numberOfBits: 11))
            .Append(NetworkTrainers.ForTable(context, Features, Network.Mlp())));

    private static Candidate NGrams(string learner, Func<CandidateContext, IEstimator<ITransformer>> trainer) =>
        new($"n-grams + {learner}", FeatureSource.HandEngineered, learner, context => new EstimatorChain<ITransformer>()
            .Append<ITransformer>(context.ML.Transforms.Text.FeaturizeText(Features, DataSet.TextColumn))
            .AppendCacheCheckpoint(context.ML)
            .Append(trainer(context)));

    private static Candidate Learned(
        Func<CandidateContext, IEstimator<ITransformer>> features, Func<CandidateContext, IEstimator<ITransformer>> trainer) =>
        new("transformer features + FastTree", FeatureSource.Learned, "FastTree", context => new EstimatorChain<ITransformer>()
            .Append(features(context))
            .AppendCacheCheckpoint(context.ML)
            .Append(trainer(context)));
}
