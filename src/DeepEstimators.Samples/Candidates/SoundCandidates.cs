using DeepEstimators.Samples.DataSets;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace DeepEstimators.Samples.Candidates;

/// <summary>The candidates for sounds: cepstra and spectral statistics under trees and SVMs, and networks on log-mel spectrograms.</summary>
public static class SoundCandidates
{
    private const string Sound = DataSet.SoundColumn;
    private const string Image = "Image";
    private const string Features = "Features";
    private const int Segments = 3;
    private const int MelBands = 32;

    // The longest spoken digits have about a hundred frames of 10 ms; what is beyond is silence or an outlier.
    private const int Frames = 64;

    /// <summary>All of them, in the order they are run.</summary>
    public static IReadOnlyList<Candidate> All { get; } =
    [
        new("MFCC + FastTree", FeatureSource.HandEngineered, "FastTree", context => Cepstrum(context).Append(FastTree(context))),
        new("MFCC + linear SVM", FeatureSource.HandEngineered, "linear SVM", context => Cepstrum(context).Append(LinearSvm(context))),
        new("MFCC + maximum entropy", FeatureSource.HandEngineered, "maximum entropy", context => Cepstrum(context)
            .Append(context.ML.MulticlassClassification.Trainers.LbfgsMaximumEntropy(context.Data.Label, Features))),
        new("spectral statistics + FastTree", FeatureSource.HandEngineered, "FastTree", context => Statistics(context).Append(FastTree(context))),
        new("log-mel + small CNN", FeatureSource.Learned, "CNN", context => LogMel(context).Append(NetworkTrainers.ForImages(context, Image, Network.SmallCnn()))),
        new("log-mel + ResNet", FeatureSource.Learned, "ResNet-8", context => LogMel(context).Append(NetworkTrainers.ForImages(context, Image, Network.ResNet(depth: 8)))),
        new("CNN features + linear SVM", FeatureSource.Learned, "linear SVM", context => LogMel(context)
            .Append<ITransformer>(context.ML.Transforms.DeepFeatures(Features, NetworkTrainers.ForImages(context, Image, Network.SmallCnn())))
            .AppendCacheCheckpoint(context.ML)
            .Append(LinearSvm(context))),
    ];

    private static OneVersusAllTrainer FastTree(CandidateContext context) => context.ML.MulticlassClassification.Trainers.OneVersusAll(
        context.ML.BinaryClassification.Trainers.FastTree(context.Data.Label, Features), context.Data.Label);

    private static OneVersusAllTrainer LinearSvm(CandidateContext context) => context.ML.MulticlassClassification.Trainers.OneVersusAll(
        context.ML.BinaryClassification.Trainers.LinearSvm(context.Data.Label, Features, numberOfIterations: 100), context.Data.Label);

    private static EstimatorChain<ITransformer> Cepstrum(CandidateContext context) => Scaled(context, context.ML.Transforms.MelFrequencyCepstrum(
        Features, Sound, new MelFrequencyCepstrumOptions { SampleRate = context.Data.Sounds!.SampleRate, Segments = Segments }));

    private static EstimatorChain<ITransformer> Statistics(CandidateContext context) => Scaled(context, context.ML.Transforms.SpectralStatistics(
        Features, Sound, new SpectralStatisticsOptions { SampleRate = context.Data.Sounds!.SampleRate }));

    private static EstimatorChain<ITransformer> Scaled(CandidateContext context, FeatureExtractionEstimator features) =>
        new EstimatorChain<ITransformer>()
            .Append<ITransformer>(features)
            .Append<ITransformer>(context.ML.Transforms.NormalizeMeanVariance(Features))
            .AppendCacheCheckpoint(context.ML);

    private static EstimatorChain<ITransformer> LogMel(CandidateContext context) =>
        new EstimatorChain<ITransformer>().Append<ITransformer>(context.ML.Transforms.LogMelSpectrogram(
            Image, Sound, new LogMelSpectrogramOptions { SampleRate = context.Data.Sounds!.SampleRate, MelBands = MelBands, Frames = Frames }));
}
