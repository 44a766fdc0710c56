using DeepEstimators.Samples.DataSets;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace DeepEstimators.Samples.Candidates;

/// <summary>The candidates for tables: trees, linear learners and networks on numbers and one-hot encoded categories, and a network on the columns as they are.</summary>
public static class TableCandidates
{
    private const string Features = "Features";

    /// <summary>The candidates for a task, in the order they are run.</summary>
    public static IReadOnlyList<Candidate> For(PredictionTask task) => task switch
    {
        PredictionTask.Binary =>
        [
            Raw("FastTree", context => context.ML.BinaryClassification.Trainers.FastTree(context.Data.Label, Features)),
            Raw("FastForest", context => context.ML.BinaryClassification.Trainers.FastForest(context.Data.Label, Features)),
            Scaled("linear SVM", context => context.ML.BinaryClassification.Trainers.LinearSvm(context.Data.Label, Features, numberOfIterations: 10)),
            Scaled("logistic regression", context => context.ML.BinaryClassification.Trainers.LbfgsLogisticRegression(context.Data.Label, Features)),
            .. Networks(),
            Learned("deep features + FastTree", context => context.ML.BinaryClassification.Trainers.FastTree(context.Data.Label, Features)),
        ],
        PredictionTask.Multiclass =>
        [
            Raw("FastTree", FastTreePerClass),
            Scaled("linear SVM", context => context.ML.MulticlassClassification.Trainers.OneVersusAll(
                context.ML.BinaryClassification.Trainers.LinearSvm(context.Data.Label, Features, numberOfIterations: 10), context.Data.Label)),
            Scaled("maximum entropy", context => context.ML.MulticlassClassification.Trainers.LbfgsMaximumEntropy(context.Data.Label, Features)),
            .. Networks(),
            Learned("deep features + FastTree", FastTreePerClass),
        ],
        _ =>
        [
            Raw("FastTree", context => context.ML.Regression.Trainers.FastTree(context.Data.Label, Features)),
            Raw("FastForest", context => context.ML.Regression.Trainers.FastForest(context.Data.Label, Features)),
            Scaled("linear regression", context => context.ML.Regression.Trainers.Sdca(context.Data.Label, Features)),
            .. Networks(),
            Learned("deep features + FastTree", context => context.ML.Regression.Trainers.FastTree(context.Data.Label, Features)),
        ],
    };

    private static IEnumerable<Candidate> Networks() =>
    [
        new("MLP", FeatureSource.Learned, "MLP", context => Encoded(context, scale: true).Append(NetworkTrainers.ForTable(context, Features, Network.Mlp()))),
        new("deep tabular", FeatureSource.Learned, "residual MLP", context => Encoded(context, scale: true).Append(NetworkTrainers.ForTable(context, Features, Network.Tabular()))),
        new("TabM", FeatureSource.Learned, "TabM", NetworkTrainers.ForColumns),
    ];

    private static Candidate Raw(string learner, Func<CandidateContext, IEstimator<ITransformer>> trainer) =>
        new(learner, FeatureSource.Raw, learner, context => Encoded(context, scale: false).Append(trainer(context)));

    private static Candidate Scaled(string learner, Func<CandidateContext, IEstimator<ITransformer>> trainer) =>
        new(learner, FeatureSource.Raw, learner, context => Encoded(context, scale: true).Append(trainer(context)));

    private static Candidate Learned(string name, Func<CandidateContext, IEstimator<ITransformer>> trainer) =>
        new(name, FeatureSource.Learned, name.Split(" + ")[1], context => Encoded(context, scale: true)
            .Append<ITransformer>(NetworkTrainers.FeaturesOfTable(context, Features, Features, Network.Tabular()))
            .AppendCacheCheckpoint(context.ML)
            .Append(trainer(context)));

    private static IEstimator<ITransformer> FastTreePerClass(CandidateContext context) =>
        context.ML.MulticlassClassification.Trainers.OneVersusAll(
            context.ML.BinaryClassification.Trainers.FastTree(context.Data.Label, Features), context.Data.Label);

    /// <summary>Numbers with missing ones replaced by the mean, scaled if wanted, and one-hot encoded categories, as one vector.</summary>
    private static EstimatorChain<ITransformer> Encoded(CandidateContext context, bool scale)
    {
        MLContext ml = context.ML;
        var chain = new EstimatorChain<ITransformer>();
        var parts = new List<string>();
        if (context.Data.Numbers.Count > 0)
        {
            const string numbers = "Numbers";
            parts.Add(numbers);
            chain = chain.Append<ITransformer>(ml.Transforms.Concatenate(numbers, [.. context.Data.Numbers]))
                .Append<ITransformer>(ml.Transforms.ReplaceMissingValues(numbers, replacementMode: MissingValueReplacingEstimator.ReplacementMode.Mean));
            if (scale)
                chain = chain.Append<ITransformer>(ml.Transforms.NormalizeMeanVariance(numbers));
        }
        foreach (string category in context.Data.Categories)
        {
            parts.Add("OneHot." + category);
            chain = chain.Append<ITransformer>(ml.Transforms.Categorical.OneHotEncoding("OneHot." + category, category));
        }
        return chain.Append<ITransformer>(ml.Transforms.Concatenate(Features, [.. parts])).AppendCacheCheckpoint(ml);
    }
}
