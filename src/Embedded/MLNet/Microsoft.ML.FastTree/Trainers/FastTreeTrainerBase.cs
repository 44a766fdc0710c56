using System.Diagnostics;
using System.Threading.Tasks;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

public abstract class FastTreeTrainerBase<TOptions, TTransformer, TModel> : TrainerEstimatorBaseWithGroupId<TTransformer, TModel>
    where TOptions : TreeOptions, new()
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private const string RegistrationName = "FastTreeTraining";

    private protected FastTreeTrainerBase(IHostEnvironment env, TOptions options, SchemaShape.Column label, bool needsCalibration)
        : base(
            Register(env, options), TrainerUtils.MakeR4VecFeature(options.FeatureColumnName), label,
            TrainerUtils.MakeR4ScalarWeightColumn(options.ExampleWeightColumnName))
    {
        Settings = options;
        // Binning makes normalization pointless, and the rows are kept in bins anyway.
        Info = new TrainerInfo(
            normalization: false, caching: false, calibration: needsCalibration, supportValid: true, supportTest: true);
    }

    public override TrainerInfo Info { get; }

    private protected TOptions Settings { get; }

    // Trains the trees on binned rows; weights by row, or null.
    private protected abstract TrainedEnsemble TrainCore(
        TrainingExamples training, TrainingExamples validation, BinnedExamples binned, double[] weights, ParallelOptions threads);

    private protected TrainedEnsemble TrainEnsemble(TrainContext context, out int featureCount)
    {
        long start = Stopwatch.GetTimestamp();
        context.TrainingSet.CheckFeatureFloatVector(out featureCount);
        var kept = (context.TrainingSet.Data as RelabelledView)?.Kept;
        var known = kept?.Value as KnownRows;
        TrainingExamples training = known == null
            ? ReadExamples(context.TrainingSet, featureCount)
            : ReadLabels(context.TrainingSet, known.Examples);
        Host.Check(Settings.MaximumBinCountPerFeature > 0, "MaximumBinCountPerFeature must be positive.");
        TrainingExamples validation = null;
        if (context.ValidationSet != null)
        {
            context.ValidationSet.CheckFeatureFloatVector(out int validationCount);
            Host.CheckParam(
                validationCount == featureCount, "validationData",
                $"Training has {featureCount} features, validation {validationCount}.");
            validation = ReadExamples(context.ValidationSet, featureCount);
        }
        Settings.Check(Host);
        var threads = new ParallelOptions { MaxDegreeOfParallelism = Settings.NumberOfThreads ?? Environment.ProcessorCount };
        BinnedExamples binned = known?.Binned ?? BinnedExamples.Create(
            training, Settings.MaximumBinCountPerFeature, Settings.MinimumExampleCountPerLeaf, threads);
        if (kept != null)
            kept.Value = new KnownRows(training, binned);
        double[] weights = null;
        if (training.HasWeights)
        {
            weights = new double[training.Count];
            for (int row = 0; row < weights.Length; row++)
                weights[row] = training.Weights[row];
        }
        TrainedEnsemble ensemble = TrainCore(training, validation, binned, weights, threads);
        Report(start);
        return ensemble;
    }

    private void Report(long start)
    {
        if (!Settings.ExecutionTime && !Settings.MemoryStatistics)
            return;
        using IChannel channel = Host.Start("Training");
        if (Settings.ExecutionTime)
            channel.Info($"Reading, binning and training took {Stopwatch.GetElapsedTime(start).TotalSeconds:F3} seconds");
        if (Settings.MemoryStatistics)
            channel.Info($"The process holds {Environment.WorkingSet / 1048576} MiB");
    }

    private protected TreeGrowthSettings MakeGrowthSettings(bool filterZeroTargets = false, double maximumStep = -1) => new()
    {
        NumberOfLeaves = Settings.NumberOfLeaves,
        MinimumExampleCountPerLeaf = Settings.MinimumExampleCountPerLeaf,
        EntropyCoefficient = Settings.EntropyCoefficient,
        FeatureFirstUsePenalty = Settings.FeatureFirstUsePenalty,
        FeatureReusePenalty = Settings.FeatureReusePenalty,
        SoftmaxTemperature = Settings.SoftmaxTemperature,
        FeatureFractionPerSplit = Settings.FeatureFractionPerSplit,
        GainConfidenceLevel = Settings.GainConfidenceLevel,
        AllowEmptyTrees = Settings.AllowEmptyTrees,
        FilterZeroTargets = filterZeroTargets,
        MaximumStep = maximumStep,
        HistogramPoolSize = Settings.HistogramPoolSize,
        Seed = Settings.Seed,
    };

    private protected EnsembleSettings MakeEnsembleSettings(double dropoutRate = 0, bool randomStart = false) => new()
    {
        NumberOfTrees = Settings.NumberOfTrees,
        FeatureFraction = Settings.FeatureFraction,
        FeatureSelectionSeed = Settings.FeatureSelectionSeed,
        BaggingSize = Settings.BaggingSize,
        BaggingExampleFraction = Settings.BaggingExampleFraction,
        Smoothing = Settings.Smoothing,
        DropoutRate = dropoutRate,
        RandomStart = randomStart,
        Seed = Settings.Seed,
    };

    private static IHost Register(IHostEnvironment env, TOptions options)
    {
        Contracts.CheckValue(env, nameof(env));
        env.CheckValue(options, nameof(options));
        return env.Register(RegistrationName);
    }

    // Rows with a missing or infinite feature, label or weight are left out.
    private TrainingExamples ReadExamples(RoleMappedData data, int featureCount)
    {
        data.CheckOptFloatWeight();
        var examples = new TrainingExamples(featureCount, data.Schema.Weight.HasValue);
        using (var cursor = new FloatLabelCursor(data, CursOpt.Label | CursOpt.Features | CursOpt.Weight))
        {
            while (cursor.MoveNext())
            {
                if (cursor.Features.IsDense)
                    examples.AddDense(cursor.Features.GetValues(), cursor.Label, cursor.Weight, cursor.Row.Position);
                else
                {
                    examples.AddSparse(
                        cursor.Features.GetIndices(), cursor.Features.GetValues(), cursor.Label, cursor.Weight, cursor.Row.Position);
                }
            }
        }
        Host.Check(examples.Count > 0, "All instances skipped due to missing features.");
        return examples;
    }

    private static TrainingExamples ReadLabels(RoleMappedData data, TrainingExamples examples)
    {
        using var cursor = new FloatLabelCursor(data, CursOpt.Label);
        return examples.Relabel(cursor);
    }

    // What one training leaves for the next by another label of the same rows.
    private sealed record KnownRows(TrainingExamples Examples, BinnedExamples Binned);
}
