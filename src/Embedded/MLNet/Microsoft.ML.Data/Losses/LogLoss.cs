using Microsoft.ML.Numeric;

namespace Microsoft.ML.Trainers;

public sealed class LogLoss : ISupportSdcaClassificationLoss
{
    private const double SmallestProbability = 1e-8;

    public LogLoss()
    {
    }

    public double Loss(float output, float label)
    {
        var probability = FastExponential.Sigmoid(output);
        return -Math.Log(Math.Max(label > 0 ? probability : 1 - probability, SmallestProbability));
    }

    public float Derivative(float output, float label)
    {
        var probability = FastExponential.Sigmoid(output);
        return label > 0 ? probability - 1 : probability;
    }

    // The curvature of the loss is at most 1/4.
    public float ComputeDualUpdateInvariant(float scaledFeaturesNormSquared) => 1 / Math.Max(1, 0.25f + scaledFeaturesNormSquared);

    // Towards the dual variable that the loss would have at this output.
    public float DualUpdate(float output, float label, float dual, float invariant, int maxNumThreads)
    {
        var target = label > 0 ? FastExponential.Sigmoid(-output) : -FastExponential.Sigmoid(output);
        var update = (target - dual) * invariant;
        return maxNumThreads >= 2 && Math.Abs(update) > 0.5f ? update / maxNumThreads : update;
    }

    // The entropy.
    public double DualLoss(float label, float dual)
    {
        var signed = label > 0 ? dual : -dual;
        if (signed is not (>= 0 and <= 1))
            return double.NegativeInfinity;
        return -EntropyTerm(signed) - EntropyTerm(1 - signed);
    }

    private static double EntropyTerm(double probability) => probability == 0 ? 0 : probability * Math.Log(probability);
}
