using System.Numerics.Tensors;
using Microsoft.ML.Numeric;

namespace Microsoft.ML.Trainers;

// Stochastic dual coordinate ascent (S. Shalev-Shwartz and T. Zhang, "Accelerated Proximal Stochastic Dual Coordinate Ascent for Regularized Loss
// Minimization", 2014), on one thread so that the result is always the same. A bias is in two parts: one regularised like a weight, and one that
// successive over-relaxation moves so that the dual variables sum to zero (T. Zhang, "On the Dual Formulation of Regularized Linear Systems", 2002).
internal abstract class DualAscent
{
    private const int PartCount = 8;
    private const long SmallestParallelWork = 1 << 16;

    private float[][] _bestWeights;
    private float[] _bestBiases;
    private double _bestLoss = double.PositiveInfinity;

    // Takes the weights with one row a set: one, or one a class.
    private protected DualAscent(TrainingExamples examples, SdcaSettings settings, int featureCount, int setCount)
    {
        Examples = examples;
        Settings = settings;
        Weights = MakeRows(setCount, featureCount);
        RegularizedBiases = new float[setCount];
        FreeBiases = new float[setCount];
        StepScale = 1 / (settings.L2Regularization * examples.Count);
        BiasRate = settings.BiasLearningRate * settings.L2Regularization;
        if (settings.L1Threshold == 0)
            return;
        AccumulatedWeights = MakeRows(setCount, featureCount);
        AccumulatedBiases = new float[setCount];
    }

    public int Iterations { get; private set; }

    private protected TrainingExamples Examples { get; }

    private protected SdcaSettings Settings { get; }

    private protected float[][] Weights { get; }

    private protected float[] RegularizedBiases { get; }

    private protected float[] FreeBiases { get; }

    // Before the L1 threshold; null without one.
    private protected float[][] AccumulatedWeights { get; }

    private protected float[] AccumulatedBiases { get; }

    // What one unit of a dual variable adds to the weights, per unit of a feature: 1 / (lambda n).
    private protected float StepScale { get; }

    private protected float BiasRate { get; }

    // The weights and biases of the least loss seen. checkAlive is called before each pass.
    public (float[][] Weights, float[] Biases) Run(PassOrders orders, Action checkAlive)
    {
        while (Iterations < Settings.MaximumNumberOfIterations)
        {
            checkAlive();
            foreach (var row in orders.Of(Iterations))
                Update(row);
            Iterations++;
            if (Settings.CheckFrequency > 0 && Iterations % Settings.CheckFrequency == 0 && HasConverged())
                break;
        }
        return _bestWeights is null ? (Weights, SumBiases()) : (_bestWeights, _bestBiases);
    }

    // Moves the dual variables of a row, and the weights with them.
    private protected abstract void Update(int row);

    // The loss of a row by the weights, and what its dual variables give.
    private protected abstract (double Loss, double DualLoss) LossOf(int row);

    private protected float Output(FeatureRow features, int set) => features.Dot(Weights[set]) + (RegularizedBiases[set] + FreeBiases[set]);

    private protected float BiasAdjustment(int set) =>
        BiasRate == 0 ? 0 : BiasRate * (AccumulatedBiases ?? RegularizedBiases)[set];

    private protected void AddToWeights(FeatureRow features, int set, float step, bool movesRegularizedBias)
    {
        if (AccumulatedWeights is null)
        {
            features.AddTo(step, Weights[set]);
            RegularizedBiases[set] += step;
            return;
        }
        AccumulatedBiases[set] += step;
        if (movesRegularizedBias)
            RegularizedBiases[set] = SoftThreshold.Of(AccumulatedBiases[set], Settings.L1Threshold);
        SoftThreshold.Add(features, step, Settings.L1Threshold, AccumulatedWeights[set], Weights[set]);
    }

    private static float[][] MakeRows(int count, int size)
    {
        var rows = new float[count][];
        for (var i = 0; i < count; i++)
            rows[i] = new float[size];
        return rows;
    }

    private float[] SumBiases() => RegularizedBiases.Zip(FreeBiases, (regularized, free) => regularized + free).ToArray();

    // By the gap between the primal and the dual objective, which is 0 at the optimum. Keeps the weights where they are the best so far.
    private bool HasConverged()
    {
        var (lossSum, dualLossSum) = SumLosses();
        double magnitudes = 0;
        double squares = 0;
        double biasProducts = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            double bias = RegularizedBiases[i];
            magnitudes += TensorPrimitives.SumOfMagnitudes<float>(Weights[i]) + Math.Abs(bias);
            squares += TensorPrimitives.SumOfSquares<float>(Weights[i]) + (bias * bias);
            biasProducts += bias * FreeBiases[i];
        }
        double l2 = Settings.L2Regularization;
        var l2Term = 0.5 * l2 * squares;
        var loss = (lossSum / Examples.Count) + l2Term + (l2 * Settings.L1Threshold * magnitudes);
        var dualLoss = (dualLossSum / Examples.Count) - l2Term - (l2 * biasProducts);
        if (loss < _bestLoss)
        {
            _bestLoss = loss;
            _bestWeights ??= MakeRows(Weights.Length, Weights[0].Length);
            for (var i = 0; i < Weights.Length; i++)
                Weights[i].CopyTo(_bestWeights[i], 0);
            _bestBiases = SumBiases();
        }
        return (loss - dualLoss) / loss < Settings.ConvergenceTolerance;
    }

    // In parts of fixed sizes, so that the sums do not depend on the number of threads.
    private (double Loss, double DualLoss) SumLosses()
    {
        if (Examples.StoredValueCount * Weights.Length < SmallestParallelWork)
            return SumLosses(0, Examples.Count);
        var parts = new (double Loss, double DualLoss)[PartCount];
        Parallel.For(0, PartCount, part => parts[part] = SumLosses(
            (int)((long)Examples.Count * part / PartCount), (int)((long)Examples.Count * (part + 1) / PartCount)));
        return (parts.Sum(part => part.Loss), parts.Sum(part => part.DualLoss));
    }

    private (double Loss, double DualLoss) SumLosses(int first, int end)
    {
        double loss = 0;
        double dualLoss = 0;
        for (var row = first; row < end; row++)
        {
            var (rowLoss, rowDualLoss) = LossOf(row);
            loss += rowLoss * WeightOf(row);
            dualLoss += rowDualLoss * WeightOf(row);
        }
        return (loss, dualLoss);
    }

    private protected virtual float WeightOf(int row) => Examples.WeightOf(row);
}
