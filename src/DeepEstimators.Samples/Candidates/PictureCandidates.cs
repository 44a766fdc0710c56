using DeepEstimators.Samples.DataSets;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace DeepEstimators.Samples.Candidates;

/// <summary>The candidates for pictures: pixels, histograms of gradients and learned features, under trees, SVMs and networks.</summary>
public static class PictureCandidates
{
    private const string Pixels = DataSet.PixelColumn;
    private const string Features = "Features";

    /// <summary>All of them, in the order they are run.</summary>
    public static IReadOnlyList<Candidate> All { get; } =
    [
        new("pixels + FastTree", FeatureSource.Raw, "FastTree", context => FastTree(context, Pixels)),
        new("pixels + linear SVM", FeatureSource.Raw, "linear SVM", context => Scaled(context).Append(LinearSvm(context))),
        new("HOG + FastTree", FeatureSource.HandEngineered, "FastTree", context => Hog(context).Append(FastTree(context, Features))),
        new("HOG + linear SVM", FeatureSource.HandEngineered, "linear SVM", context => Hog(context).Append(LinearSvm(context))),
        new("HOG + maximum entropy", FeatureSource.HandEngineered, "maximum entropy", context => Hog(context)
            .Append(context.ML.MulticlassClassification.Trainers.LbfgsMaximumEntropy(context.Data.Label, Features))),
        new("MLP", FeatureSource.Learned, "MLP", context => NetworkTrainers.ForPictures(context, Network.Mlp())),
        new("small CNN", FeatureSource.Learned, "CNN", context => NetworkTrainers.ForPictures(context, Network.SmallCnn())),
        new("ResNet", FeatureSource.Learned, "ResNet-8", context => NetworkTrainers.ForPictures(context, Network.ResNet(depth: 8))),
        new("CNN features + FastTree", FeatureSource.Learned, "FastTree", context => CnnFeatures(context).Append(FastTree(context, Features))),
        new("CNN features + linear SVM", FeatureSource.Learned, "linear SVM", context => CnnFeatures(context).Append(LinearSvm(context))),
    ];

    private static OneVersusAllTrainer FastTree(CandidateContext context, string features)
    {
        MLContext ml = context.ML;
        return ml.MulticlassClassification.Trainers.OneVersusAll(
            ml.BinaryClassification.Trainers.FastTree(context.Data.Label, features, numberOfTrees: Trees(context.Data)), context.Data.Label);
    }

    private static OneVersusAllTrainer LinearSvm(CandidateContext context)
    {
        MLContext ml = context.ML;
        return ml.MulticlassClassification.Trainers.OneVersusAll(
            ml.BinaryClassification.Trainers.LinearSvm(context.Data.Label, Features, numberOfIterations: 10), context.Data.Label);
    }

    // A hundred trees a class on tens of thousands of pictures take longer than the networks do.
    private static int Trees(DataSet data) => data.Train.GetRowCount() > 20_000 ? 20 : 100;

    // One-versus-all draws its rows once a class: what stands before it is worked out once.
    private static EstimatorChain<ITransformer> Scaled(CandidateContext context) =>
        new EstimatorChain<ITransformer>().Append<ITransformer>(context.ML.Transforms.NormalizeMinMax(Features, Pixels)).AppendCacheCheckpoint(context.ML);

    private static EstimatorChain<ITransformer> Hog(CandidateContext context)
    {
        PictureShape shape = context.Data.Pictures!;
        return new EstimatorChain<ITransformer>()
            .Append<ITransformer>(context.ML.Transforms.HistogramOfOrientedGradients(Features, Pixels, shape.Width, shape.Height))
            .AppendCacheCheckpoint(context.ML);
    }

    private static EstimatorChain<ITransformer> CnnFeatures(CandidateContext context) =>
        new EstimatorChain<ITransformer>()
            .Append<ITransformer>(context.ML.Transforms.DeepFeatures(Features, NetworkTrainers.ForPictures(context, Network.SmallCnn())))
            .AppendCacheCheckpoint(context.ML);
}
