namespace Microsoft.ML.Trainers;

public sealed class SquaredLoss : ISupportSdcaRegressionLoss
{
    public SquaredLoss()
    {
    }

    public double Loss(float output, float label)
    {
        var difference = output - label;
        return difference * difference;
    }

    public float Derivative(float output, float label) => 2 * (output - label);

    public float ComputeDualUpdateInvariant(float scaledFeaturesNormSquared) => 1 / ((float)0.5 + scaledFeaturesNormSquared);

    public float DualUpdate(float output, float label, float dual, float invariant, int maxNumThreads)
    {
        var update = (label - output - ((float)0.5 * dual)) * invariant;
        return maxNumThreads >= 2 ? update / maxNumThreads : update;
    }

    public double DualLoss(float label, float dual) => -dual * ((dual / 4) - label);
}
