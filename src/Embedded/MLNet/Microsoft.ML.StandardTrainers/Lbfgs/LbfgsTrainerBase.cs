using Microsoft.ML.Data;
using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

// Linear models whose loss is minimised over all rows at once.
public abstract class LbfgsTrainerBase<TOptions, TTransformer, TModel> : TrainerEstimatorBase<TTransformer, TModel>
    where TOptions : LbfgsTrainerBase<TOptions, TTransformer, TModel>.OptionsBase, new()
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private protected readonly TOptions LbfgsTrainerOptions;

    private protected LbfgsTrainerBase(IHostEnvironment env, string name, TOptions options, SchemaShape.Column label)
        : base(env.Register(name), TrainerUtils.MakeR4VecFeature(options.FeatureColumnName), label,
            TrainerUtils.MakeR4ScalarWeightColumn(options.ExampleWeightColumnName))
    {
        CheckOptions(options);
        LbfgsTrainerOptions = options;
        Info = new TrainerInfo(supportIncrementalTrain: true);
    }

    public override TrainerInfo Info { get; }

    private protected override bool ReadsRowsOnce => true;

    // How many biases, and rows of weights, a model has for this training set; checks its label.
    private protected abstract int CountBiases(RoleMappedData data);

    private protected abstract TrainingExamples LoadExamples(RoleMappedData data, int biasCount);

    // See BlockLoss.
    private protected abstract double Loss(
        Span<float> margins, int stride, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights, Span<float> scratch);

    // What a row adds to the loss whatever the parameters are.
    private protected virtual double ConstantLoss(float label) => 0;

    private protected virtual StoppingRule MakeStoppingRule(double tolerance, int maximumIterations) =>
        new MeanRelativeImprovementRule(tolerance, maximumIterations);

    // One row of weights a bias.
    private protected abstract TModel CreateModel(float[][] weights, float[] biases);

    // The parameters of a model to go on from.
    private protected abstract void ReadInitialModel(IPredictor model, Span<double> biases, Span<double> weights);

    private protected virtual void CheckLabels(TrainingExamples examples)
    {
    }

    private protected override TModel TrainModelCore(TrainContext trainContext)
    {
        var data = trainContext.TrainingSet;
        data.CheckFeatureFloatVector(out var featureCount);
        var biasCount = CountBiases(data);
        data.CheckOptFloatWeight();

        using var channel = Host.Start("Training");
        var examples = LoadExamples(data, biasCount);
        Host.Check(examples.Count > 0, "No valid training instances found, all instances have missing features.");
        CheckLabels(examples);

        var rowCount = examples.Count;
        double constantLoss = 0;
        foreach (var label in examples.Labels)
            constantLoss += ConstantLoss(label);
        var objective = new LinearObjective(examples, featureCount, biasCount, Loss, LbfgsTrainerOptions.NumberOfThreads)
        {
            ConstantLoss = constantLoss / rowCount,
            L2Weight = LbfgsTrainerOptions.L2Regularization,
        };
        var optimizer = new LbfgsOptimizer(
            (point, gradient) =>
            {
                Host.CheckAlive();
                return objective.Evaluate(point, gradient);
            },
            MakeStart((IPredictor)trainContext.InitialPredictor, featureCount, biasCount))
        {
            MemorySize = LbfgsTrainerOptions.HistorySize,
            L1Weight = LbfgsTrainerOptions.L1Regularization / rowCount,
            UnregularizedCount = biasCount,
            EnforceNonNegativity = LbfgsTrainerOptions.EnforceNonNegativity,
            Stopping = MakeStoppingRule(LbfgsTrainerOptions.OptimizationTolerance, LbfgsTrainerOptions.MaximumNumberOfIterations),
        };
        var parameters = Array.ConvertAll(optimizer.Minimize(), value => (float)value);
        if (!LbfgsTrainerOptions.Quiet)
            channel.Info($"L-BFGS made {optimizer.Iterations} steps over {rowCount} rows; the loss is {optimizer.Value:G7}");

        var weights = new float[biasCount][];
        for (var i = 0; i < biasCount; i++)
            weights[i] = parameters.AsSpan(biasCount + (i * featureCount), featureCount).ToArray();
        return CreateModel(weights, parameters[..biasCount]);
    }

    private double[] MakeStart(IPredictor initial, int featureCount, int biasCount)
    {
        var start = new double[biasCount * (featureCount + 1)];
        var weights = start.AsSpan(biasCount);
        if (initial is not null)
        {
            ReadInitialModel(initial, start.AsSpan(0, biasCount), weights);
        }
        else if (LbfgsTrainerOptions.InitialWeightsDiameter > 0)
        {
            foreach (ref var weight in start.AsSpan())
                weight = LbfgsTrainerOptions.InitialWeightsDiameter * (Host.Rand.NextSingle() - 0.5f);
        }
        return start;
    }

    private void CheckOptions(TOptions options)
    {
        Host.CheckUserArg(options.L2Regularization >= 0, nameof(options.L2Regularization), "Must be non-negative");
        Host.CheckUserArg(options.L1Regularization >= 0, nameof(options.L1Regularization), "Must be non-negative");
        Host.CheckUserArg(options.OptimizationTolerance > 0, nameof(options.OptimizationTolerance), "Must be positive");
        Host.CheckUserArg(options.HistorySize > 0, nameof(options.HistorySize), "Must be positive");
        Host.CheckUserArg(options.MaximumNumberOfIterations > 0, nameof(options.MaximumNumberOfIterations), "Must be positive");
        Host.CheckUserArg(options.InitialWeightsDiameter >= 0, nameof(options.InitialWeightsDiameter), "Must be non-negative");
        Host.CheckUserArg(options.NumberOfThreads is null or > 0, nameof(options.NumberOfThreads), "Must be positive");
    }

    public abstract class OptionsBase : TrainerInputBaseWithWeight
    {
        protected OptionsBase()
        {
        }

        public float L2Regularization = 1;

        public float L1Regularization = 1;

        public float OptimizationTolerance = 1e-7f;

        public int HistorySize = 20;

        public int MaximumNumberOfIterations = int.MaxValue;

        public bool Quiet;

        public float InitialWeightsDiameter;

        public int? NumberOfThreads;

        public bool EnforceNonNegativity;

        // The search keeps all its vectors dense in either case.
        public bool DenseOptimizer;
    }
}
