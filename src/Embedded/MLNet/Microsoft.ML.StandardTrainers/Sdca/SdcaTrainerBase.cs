using Microsoft.ML.Data;
using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

// Linear models by stochastic dual coordinate ascent: see DualAscent.
public abstract class SdcaTrainerBase<TOptions, TTransformer, TModel> : StochasticTrainerBase<TTransformer, TModel>
    where TOptions : SdcaTrainerBase<TOptions, TTransformer, TModel>.OptionsBase, new()
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private protected readonly TOptions SdcaTrainerOptions;

    private protected SdcaTrainerBase(IHostEnvironment env, string name, TOptions options, SchemaShape.Column label)
        : base(env.Register(name), TrainerUtils.MakeR4VecFeature(options.FeatureColumnName), label,
            TrainerUtils.MakeR4ScalarWeightColumn(options.ExampleWeightColumnName))
    {
        SdcaTrainerOptions = options;
        SdcaSettings.Check(Host, options.L2Regularization, options.L1Regularization, options.MaximumNumberOfIterations, options.NumberOfThreads,
            options.ConvergenceTolerance);
    }

    // All passes are over examples in memory.
    private protected override bool ReadsRowsOnce => true;

    // How many sets of weights a model has for this training set; checks its label.
    private protected abstract int CountWeightSets(RoleMappedData data);

    private protected abstract DualAscent MakeAscent(TrainingExamples examples, SdcaSettings settings, int featureCount, int setCount);

    // One row of weights, and a bias, a set.
    private protected abstract TModel CreateModel(float[][] weights, float[] biases);

    private protected virtual float ChooseL2(int iterations, int rowCount) => SdcaSettings.ChooseL2(iterations, rowCount);

    private protected virtual TrainingExamples LoadExamples(RoleMappedData data, int setCount)
    {
        using var cursor = new FloatLabelCursor(data, CursOpt.Label | CursOpt.Features | CursOpt.Weight);
        return TrainingExamples.Load(cursor);
    }

    private protected override TModel TrainModelCore(TrainContext trainContext)
    {
        var data = trainContext.TrainingSet;
        data.CheckFeatureFloatVector(out var featureCount);
        var setCount = CountWeightSets(data);
        data.CheckOptFloatWeight();

        using var channel = Host.Start("Training");
        var examples = LoadExamples(data, setCount);
        Host.Check(examples.Count > 0, "Training set has 0 instances, aborting training.");
        if (examples.RowCount > examples.Count)
            channel.Warning($"Skipped {examples.RowCount - examples.Count} instances with missing features or labels during training");

        var iterations = SdcaTrainerOptions.MaximumNumberOfIterations ?? SdcaSettings.ChooseIterations(examples.Count);
        var settings = new SdcaSettings
        {
            L2Regularization = SdcaTrainerOptions.L2Regularization ?? ChooseL2(iterations, examples.Count),
            L1Threshold = SdcaTrainerOptions.L1Regularization ?? SdcaSettings.ChooseL1(featureCount),
            MaximumNumberOfIterations = iterations,
            BiasLearningRate = SdcaTrainerOptions.BiasLearningRate,
            ConvergenceTolerance = SdcaTrainerOptions.ConvergenceTolerance,
            CheckFrequency = SdcaTrainerOptions.ConvergenceCheckFrequency ?? 1,
            Shuffle = SdcaTrainerOptions.Shuffle,
        };
        var ascent = MakeAscent(examples, settings, featureCount, setCount);
        var (weights, biases) = ascent.Run(new PassOrders(Host, data.Data, examples, settings), Host.CheckAlive);
        channel.Info($"{ascent.Iterations} passes of at most {iterations} over {examples.Count} rows, L2 {settings.L2Regularization}, L1 {settings.L1Threshold}");
        return CreateModel(weights, biases);
    }

    public abstract class OptionsBase : TrainerInputBaseWithWeight
    {
        private protected OptionsBase()
        {
        }

        public float? L2Regularization;

        public float? L1Regularization;

        // The ascent goes on one thread whatever is allowed, so that its result does not depend on how threads meet.
        public int? NumberOfThreads;

        public float ConvergenceTolerance = 0.1f;

        public int? MaximumNumberOfIterations;

        public bool Shuffle = true;

        public int? ConvergenceCheckFrequency;

        public float BiasLearningRate;
    }
}
