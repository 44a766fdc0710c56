using DeepEstimators.Samples.DataSets;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace DeepEstimators.Samples.Candidates;

/// <summary>The candidates for series: statistics, autocorrelation and spectra under trees and SVMs, and networks on the values.</summary>
public static class SeriesCandidates
{
    private const string Series = DataSet.SeriesColumn;
    private const string Features = "Features";

    /// <summary>All of them, in the order they are run.</summary>
    public static IReadOnlyList<Candidate> All { get; } =
    [
        new("values + FastTree", FeatureSource.Raw, "FastTree", context => Values(context).Append(FastTree(context))),
        new("values + linear SVM", FeatureSource.Raw, "linear SVM", context => Values(context).Append(LinearSvm(context))),
        new("catch22-style + FastTree", FeatureSource.HandEngineered, "FastTree", context => Canonical(context).Append(FastTree(context))),
        new("series features + FastTree", FeatureSource.HandEngineered, "FastTree", context => Engineered(context).Append(FastTree(context))),
        new("series features + linear SVM", FeatureSource.HandEngineered, "linear SVM", context => Engineered(context).Append(LinearSvm(context))),
        new("MLP", FeatureSource.Learned, "MLP", context => Values(context).Append(NetworkTrainers.ForTable(context, Features, Network.Mlp()))),
        new("TCN", FeatureSource.Learned, "TCN", context => NetworkTrainers.ForSeries(context, Network.Tcn())),
        new("GRU", FeatureSource.Learned, "GRU", context => NetworkTrainers.ForSeries(context, Network.Gru())),
        new("TCN features + FastTree", FeatureSource.Learned, "FastTree", context => new EstimatorChain<ITransformer>()
            .Append<ITransformer>(context.ML.Transforms.DeepFeatures(Features, NetworkTrainers.ForSeries(context, Network.Tcn())))
            .AppendCacheCheckpoint(context.ML)
            .Append(FastTree(context))),
    ];

    private static OneVersusAllTrainer FastTree(CandidateContext context) => context.ML.MulticlassClassification.Trainers.OneVersusAll(
        context.ML.BinaryClassification.Trainers.FastTree(context.Data.Label, Features, minimumExampleCountPerLeaf: SmallestLeaf(context.Data)),
        context.Data.Label);

    private static OneVersusAllTrainer LinearSvm(CandidateContext context) => context.ML.MulticlassClassification.Trainers.OneVersusAll(
        context.ML.BinaryClassification.Trainers.LinearSvm(context.Data.Label, Features, numberOfIterations: 100), context.Data.Label);

    // A few dozen series are split no more by leaves of ten.
    private static int SmallestLeaf(DataSet data) => data.Train.GetRowCount() < 500 ? 2 : 10;

    private static EstimatorChain<ITransformer> Values(CandidateContext context) =>
        Scaled(context, context.ML.Transforms.Concatenate(Features, Series));

    private static EstimatorChain<ITransformer> Canonical(CandidateContext context) =>
        Scaled(context, context.ML.Transforms.CanonicalCharacteristics(Features, Series));

    private static EstimatorChain<ITransformer> Engineered(CandidateContext context)
    {
        TransformsCatalog transforms = context.ML.Transforms;
        return Scaled(context, transforms.TimeSeriesStatistics("Statistics", Series)
            .Append(transforms.Autocorrelation("Autocorrelation", Series))
            .Append(transforms.SpectralPeaks("Peaks", Series))
            .Append(transforms.CanonicalCharacteristics("Characteristics", Series))
            .Append(transforms.Concatenate(Features, "Statistics", "Autocorrelation", "Peaks", "Characteristics")));
    }

    private static EstimatorChain<ITransformer> Scaled(CandidateContext context, IEstimator<ITransformer> features) =>
        new EstimatorChain<ITransformer>()
            .Append(features)
            .Append<ITransformer>(context.ML.Transforms.NormalizeMeanVariance(Features))
            .AppendCacheCheckpoint(context.ML);
}
