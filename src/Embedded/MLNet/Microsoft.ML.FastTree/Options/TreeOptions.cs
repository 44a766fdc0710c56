using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

public abstract class TreeOptions : TrainerInputBaseWithGroupId
{
    protected TreeOptions()
    {
    }

    public int? NumberOfThreads;
    public int Seed = 123;
    public int FeatureSelectionSeed = 123;
    public double EntropyCoefficient;
    public int HistogramPoolSize = -1;
    public int MaximumBinCountPerFeature = 255;
    public double SparsifyThreshold = 0.7;
    public double FeatureFirstUsePenalty;
    public double FeatureReusePenalty;
    public double GainConfidenceLevel;
    public double SoftmaxTemperature;
    public int NumberOfLeaves = Defaults.NumberOfLeaves;
    public int MinimumExampleCountPerLeaf = Defaults.MinimumExampleCountPerLeaf;
    public int NumberOfTrees = Defaults.NumberOfTrees;
    public double FeatureFraction = 1;
    public int BaggingSize;
    public double BaggingExampleFraction = 0.7;
    public double FeatureFractionPerSplit = 1;
    public double Smoothing;
    public bool AllowEmptyTrees = true;

    // Not supported where it is on; without it, the settings of such splits are idle.
    public bool CategoricalSplit;
    public int MaximumCategoricalGroupCountPerNode = 64;
    public int MaximumCategoricalSplitPointCount = 64;
    public double MinimumExampleFractionForCategoricalSplit = 0.001;
    public int MinimumExamplesForCategoricalSplit = 100;
    public double Bias;
    public Bundle Bundling = Bundle.None;

    public bool CompressEnsemble; // Not supported where it is on.

    // How features are stored and what is logged; no tree depends on it.
    public bool FeatureFlocks = true;
    public bool? DiskTranspose;
    public bool ExecutionTime;
    public bool MemoryStatistics;
    public int TestFrequency = int.MaxValue;

    internal static class Defaults
    {
        public const int NumberOfTrees = 100;
        public const int NumberOfLeaves = 20;
        public const int MinimumExampleCountPerLeaf = 10;
        public const double LearningRate = 0.2;
    }

    internal virtual void Check(IExceptionContext context)
    {
        CheckIsOff(CategoricalSplit, nameof(CategoricalSplit));
        CheckIsOff(CompressEnsemble, nameof(CompressEnsemble));
        context.CheckUserArg(NumberOfThreads is null or > 0, nameof(NumberOfThreads), "Must be positive.");
        context.CheckUserArg(NumberOfLeaves >= 2, nameof(NumberOfLeaves), "Must be at least 2.");
        CheckShare(context, EntropyCoefficient, nameof(EntropyCoefficient));
        context.CheckUserArg(GainConfidenceLevel is >= 0 and < 1, nameof(GainConfidenceLevel), "Must be in [0, 1).");
        CheckShare(context, FeatureFraction, nameof(FeatureFraction));
        CheckShare(context, FeatureFractionPerSplit, nameof(FeatureFractionPerSplit));
        CheckNotNegative(context, SoftmaxTemperature, nameof(SoftmaxTemperature));
        CheckShare(context, SparsifyThreshold, nameof(SparsifyThreshold));
        context.CheckUserArg(NumberOfTrees > 0, nameof(NumberOfTrees), "Must be positive.");
        CheckShare(context, Smoothing, nameof(Smoothing));
        CheckNotNegative(context, BaggingSize, nameof(BaggingSize));
        CheckShare(context, BaggingExampleFraction, nameof(BaggingExampleFraction));
        CheckNotNegative(context, FeatureFirstUsePenalty, nameof(FeatureFirstUsePenalty));
        CheckNotNegative(context, FeatureReusePenalty, nameof(FeatureReusePenalty));
        context.Check(
            BaggingSize == 0 || NumberOfTrees % BaggingSize == 0,
            $"NumberOfTrees ({NumberOfTrees}) must be a multiple of BaggingSize ({BaggingSize}).");
    }

    // Better refused than silently left out.
    private protected static void CheckIsOff(bool option, string name)
    {
        if (option)
            throw new NotSupportedException($"{name} is not supported by this implementation of the trainer.");
    }

    private protected static void CheckShare(IExceptionContext context, double value, string name) =>
        context.CheckUserArg(value is >= 0 and <= 1, name, "Must be between 0 and 1.");

    private protected static void CheckNotNegative(IExceptionContext context, double value, string name) =>
        context.CheckUserArg(value >= 0, name, "Must be non-negative.");
}
