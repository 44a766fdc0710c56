using DeepEstimators.Samples.DataSets;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace DeepEstimators.Samples.Candidates;

/// <summary>
/// The candidates for tables: trees, linear learners and networks on numbers and one-hot encoded categories, trees and linear learners on
/// interactions and bins of the numbers, and a network on the columns as they are.
/// </summary>
public static class TableCandidates
{
    private const string Features = "Features";
    private const int MostNumbersThatInteract = 12;
    private const int Bins = 16;

    /// <summary>The candidates for a table, in the order they are run.</summary>
    public static IReadOnlyList<Candidate> For(DataSet data) =>
    [
        .. data.Task switch
        {
            PredictionTask.Binary => Classic(data, "logistic regression", FastTree, FastForest,
                context => context.ML.BinaryClassification.Trainers.LbfgsLogisticRegression(context.Data.Label, Features)),
            PredictionTask.Multiclass => Classic(data, "maximum entropy", FastTree, forest: null,
                context => context.ML.MulticlassClassification.Trainers.LbfgsMaximumEntropy(context.Data.Label, Features)),
            _ => Classic(data, "linear regression", FastTree, FastForest,
                context => context.ML.Regression.Trainers.Sdca(context.Data.Label, Features)),
        },
        new("MLP", FeatureSource.Learned, "MLP", context => Encoded(context, scale: true).Append(NetworkTrainers.ForTable(context, Features, Network.Mlp()))),
        new("deep tabular", FeatureSource.Learned, "residual MLP",
            context => Encoded(context, scale: true).Append(NetworkTrainers.ForTable(context, Features, Network.Tabular()))),
        new("TabM", FeatureSource.Learned, "TabM", NetworkTrainers.ForColumns),
        new("deep features + FastTree", FeatureSource.Learned, "FastTree", context => Encoded(context, scale: true)
            .Append<ITransformer>(NetworkTrainers.FeaturesOfTable(context, Features, Features, Network.Tabular()))
            .AppendCacheCheckpoint(context.ML)
            .Append(FastTree(context))),
    ];

    private static IEnumerable<Candidate> Classic(DataSet data, string linearName, Trainer tree, Trainer? forest, Trainer linear)
    {
        yield return Raw("FastTree", tree, scale: false);
        if (forest is not null)
            yield return Raw("FastForest", forest, scale: false);
        if (data.Task != PredictionTask.Regression)
            yield return Raw("linear SVM", LinearSvm, scale: true);
        yield return Raw(linearName, linear, scale: true);
        if (data.Numbers.Count is < 2 or > MostNumbersThatInteract)
            yield break;
        yield return Engineered("interactions", "FastTree", tree, Interactions);
        if (forest is not null && data.Task == PredictionTask.Regression)
            yield return Engineered("interactions", "FastForest", forest, Interactions);
        if (data.Task != PredictionTask.Regression)
            yield return Engineered("binned interactions", "linear SVM", LinearSvm, BinnedInteractions);
        yield return Engineered("binned interactions", linearName, linear, BinnedInteractions);
    }

    private static Candidate Raw(string learner, Trainer trainer, bool scale) =>
        new(learner, FeatureSource.Raw, learner, context => Encoded(context, scale).Append(trainer(context)));

    private static Candidate Engineered(
        string features, string learner, Trainer trainer, Func<CandidateContext, string, IEstimator<ITransformer>> ofNumbers) =>
        new($"{features} + {learner}", FeatureSource.HandEngineered, learner, context => Encoded(context, ofNumbers).Append(trainer(context)));

    private static IEstimator<ITransformer> FastTree(CandidateContext context)
    {
        MLContext ml = context.ML;
        string label = context.Data.Label;
        return context.Data.Task switch
        {
            PredictionTask.Binary => ml.BinaryClassification.Trainers.FastTree(label, Features),
            PredictionTask.Multiclass => ml.MulticlassClassification.Trainers.OneVersusAll(ml.BinaryClassification.Trainers.FastTree(label, Features), label),
            _ => ml.Regression.Trainers.FastTree(label, Features),
        };
    }

    private static IEstimator<ITransformer> FastForest(CandidateContext context) => context.Data.Task == PredictionTask.Binary
        ? context.ML.BinaryClassification.Trainers.FastForest(context.Data.Label, Features)
        : context.ML.Regression.Trainers.FastForest(context.Data.Label, Features);

    private static IEstimator<ITransformer> LinearSvm(CandidateContext context)
    {
        var machine = context.ML.BinaryClassification.Trainers.LinearSvm(context.Data.Label, Features, numberOfIterations: 10);
        return context.Data.Task == PredictionTask.Binary ? machine : context.ML.MulticlassClassification.Trainers.OneVersusAll(machine, context.Data.Label);
    }

    /// <summary>The numbers beside their logarithms, products and ratios.</summary>
    private static EstimatorChain<ITransformer> Interactions(CandidateContext context, string numbers)
    {
        const string interactions = "Interactions";
        return new EstimatorChain<ITransformer>()
            .Append<ITransformer>(context.ML.Transforms.PairwiseInteractions(interactions, numbers))
            .Append<ITransformer>(context.ML.Transforms.Concatenate(numbers, numbers, interactions));
    }

    /// <summary>The numbers, scaled, and which of equally full bins they and their interactions are in: ratios have outliers that a line follows.</summary>
    private static EstimatorChain<ITransformer> BinnedInteractions(CandidateContext context, string numbers)
    {
        const string bins = "Bins";
        TransformsCatalog transforms = context.ML.Transforms;
        return new EstimatorChain<ITransformer>()
            .Append<ITransformer>(transforms.PairwiseInteractions(bins, numbers))
            .Append<ITransformer>(transforms.Concatenate(bins, numbers, bins))
            .Append<ITransformer>(transforms.NormalizeBinning(bins, maximumBinCount: Bins))
            .Append<ITransformer>(transforms.Conversion.MapValueToKey(bins))
            .Append<ITransformer>(transforms.Conversion.MapKeyToVector(bins))
            .Append<ITransformer>(transforms.NormalizeMeanVariance(numbers))
            .Append<ITransformer>(transforms.Concatenate(numbers, numbers, bins));
    }

    private static EstimatorChain<ITransformer> Encoded(CandidateContext context, bool scale) => Encoded(context,
        (_, numbers) => scale ? context.ML.Transforms.NormalizeMeanVariance(numbers) : null);

    /// <summary>Numbers with missing ones replaced by the mean and what is made of them, and one-hot encoded categories, as one vector.</summary>
    private static EstimatorChain<ITransformer> Encoded(CandidateContext context, Func<CandidateContext, string, IEstimator<ITransformer>?> ofNumbers)
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
            if (ofNumbers(context, numbers) is { } estimator)
                chain = chain.Append<ITransformer>(estimator);
        }
        foreach (string category in context.Data.Categories)
        {
            parts.Add("OneHot." + category);
            chain = chain.Append<ITransformer>(ml.Transforms.Categorical.OneHotEncoding("OneHot." + category, category));
        }
        return chain.Append<ITransformer>(ml.Transforms.Concatenate(Features, [.. parts])).AppendCacheCheckpoint(ml);
    }

    /// <summary>Makes what learns on the column of features.</summary>
    private delegate IEstimator<ITransformer> Trainer(CandidateContext context);
}
