using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML.Data;
using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

// Linear models whose loss is minimised over all rows at once. The parameters are one vector: the biases, which are not regularised, then the
// weights, one row of them a bias.
public abstract class LbfgsTrainerBase<TOptions, TTransformer, TModel> : TrainerEstimatorBase<TTransformer, TModel>
    where TOptions : LbfgsTrainerBase<TOptions, TTransformer, TModel>.OptionsBase, new()
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    // The rows are summed in this many parts, whatever the number of threads, so that the sums are the same on every machine.
    private const int PartCount = 8;
    private const long SmallestParallelWork = 1 << 16;

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

    // How many biases, and rows of weights, a model has for this training set; checks its label.
    private protected abstract int CountBiases(RoleMappedData data);

    private protected abstract TrainingExamples LoadExamples(RoleMappedData data, int biasCount);

    // The loss of one row from its margins, which it replaces by the derivatives of the loss.
    private protected abstract double Loss(Span<float> margins, float label);

    // What a row adds to the loss whatever the parameters are: the tolerance of the search is relative to all of the loss.
    private protected virtual double ConstantLoss(float label) => 0;

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

        double constantLoss = 0;
        for (var row = 0; row < examples.Count; row++)
            constantLoss += examples.WeightOf(row) * ConstantLoss(examples.LabelOf(row));
        constantLoss /= examples.WeightSum;
        var optimizer = new LbfgsOptimizer(
            (point, gradient) => constantLoss + Evaluate(examples, featureCount, biasCount, point, gradient),
            MakeStart((IPredictor)trainContext.InitialPredictor, featureCount, biasCount))
        {
            MemorySize = LbfgsTrainerOptions.HistorySize,
            L1Weight = LbfgsTrainerOptions.L1Regularization / examples.WeightSum,
            UnregularizedCount = biasCount,
            EnforceNonNegativity = LbfgsTrainerOptions.EnforceNonNegativity,
            Tolerance = LbfgsTrainerOptions.OptimizationTolerance,
            MaximumIterations = LbfgsTrainerOptions.MaximumNumberOfIterations,
        };
        var parameters = Array.ConvertAll(optimizer.Minimize(), value => (float)value);
        if (!LbfgsTrainerOptions.Quiet)
            channel.Info($"L-BFGS made {optimizer.Iterations} steps over {examples.Count} rows; the loss is {optimizer.Value:G7}");

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
            foreach (ref var weight in weights)
                weight = LbfgsTrainerOptions.InitialWeightsDiameter * (Host.Rand.NextSingle() - 0.5f);
        }
        return start;
    }

    // The mean loss of the rows and the L2 term, with the gradient.
    private double Evaluate(TrainingExamples examples, int featureCount, int biasCount, ReadOnlySpan<double> point, Span<double> gradient)
    {
        Host.CheckAlive();
        var parameters = new float[point.Length];
        TensorPrimitives.ConvertSaturating(point, parameters.AsSpan());
        OutputMajorMatrix matrix = null;
        if (biasCount > 1)
        {
            matrix = new OutputMajorMatrix(featureCount, biasCount);
            matrix.Load(parameters.AsSpan(biasCount), featureCount);
        }
        var isParallel = examples.StoredValueCount * biasCount >= SmallestParallelWork;
        var partCount = isParallel ? PartCount : 1;
        var losses = new double[partCount];
        var gradients = new float[partCount][];
        var matrices = new OutputMajorMatrix[partCount];
        Parallel.For(0, partCount, new ParallelOptions { MaxDegreeOfParallelism = LbfgsTrainerOptions.NumberOfThreads ?? -1 }, part =>
        {
            var first = (int)((long)examples.Count * part / partCount);
            var end = (int)((long)examples.Count * (part + 1) / partCount);
            if (matrix is null)
            {
                gradients[part] = new float[parameters.Length];
                losses[part] = AddLosses(examples, first, end, parameters, gradients[part]);
                return;
            }
            gradients[part] = new float[biasCount];
            matrices[part] = new OutputMajorMatrix(featureCount, biasCount);
            losses[part] = AddLosses(examples, first, end, matrix, parameters.AsSpan(0, biasCount), matrices[part], gradients[part]);
        });

        double loss = 0;
        gradient.Clear();
        for (var part = 0; part < partCount; part++)
        {
            loss += losses[part];
            for (var i = 0; i < gradients[part].Length; i++)
                gradient[i] += gradients[part][i];
            matrices[part]?.AddTo(gradient[biasCount..], featureCount);
        }
        var l2 = (double)LbfgsTrainerOptions.L2Regularization;
        var weights = point[biasCount..];
        loss += 0.5 * l2 * TensorPrimitives.SumOfSquares(weights);
        TensorPrimitives.MultiplyAdd(weights, l2, gradient[biasCount..], gradient[biasCount..]);
        TensorPrimitives.Divide(gradient, examples.WeightSum, gradient);
        return loss / examples.WeightSum;
    }

    // Of one output: the bias, then the weights.
    private double AddLosses(TrainingExamples examples, int first, int end, ReadOnlySpan<float> parameters, Span<float> gradient)
    {
        Span<float> margin = stackalloc float[1];
        double loss = 0;
        for (var row = first; row < end; row++)
        {
            var features = examples.FeaturesOf(row);
            margin[0] = features.Dot(parameters[1..]) + parameters[0];
            var weight = examples.WeightOf(row);
            loss += weight * Loss(margin, examples.LabelOf(row));
            var derivative = weight * margin[0];
            gradient[0] += derivative;
            features.AddTo(derivative, gradient[1..]);
        }
        return loss;
    }

    private double AddLosses(TrainingExamples examples, int first, int end, OutputMajorMatrix weights, ReadOnlySpan<float> biases,
        OutputMajorMatrix gradient, Span<float> biasGradient)
    {
        var outputs = weights.MakeOutputs().AsSpan();
        var padded = MemoryMarshal.Cast<Vector<float>, float>(outputs);
        var margins = padded[..biases.Length];
        double loss = 0;
        for (var row = first; row < end; row++)
        {
            var features = examples.FeaturesOf(row);
            padded.Clear();
            biases.CopyTo(margins);
            weights.Multiply(features, outputs);
            var weight = examples.WeightOf(row);
            loss += weight * Loss(margins, examples.LabelOf(row));
            TensorPrimitives.Multiply(margins, weight, margins);
            TensorPrimitives.Add(biasGradient, margins, biasGradient);
            gradient.Add(features, outputs);
        }
        return loss;
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
