namespace Microsoft.ML.Trainers;

public sealed class HingeLoss : ISupportSdcaClassificationLoss
{
    private readonly float _margin;

    public HingeLoss(float margin = 1)
    {
        _margin = margin;
    }

    public double Loss(float output, float label)
    {
        var loss = _margin - (Sign(label) * output);
        return loss > 0 ? loss : 0;
    }

    public float Derivative(float output, float label)
    {
        var sign = Sign(label);
        return _margin > sign * output ? -sign : 0;
    }

    public float ComputeDualUpdateInvariant(float scaledFeaturesNormSquared) => 1 / scaledFeaturesNormSquared;

    // The dual variable times the label stays between 0 and 1.
    public float DualUpdate(float output, float label, float alpha, float invariant, int maxNumThreads)
    {
        var sign = Sign(label);
        var step = (_margin - (sign * output)) * invariant;
        if (maxNumThreads >= 2)
            step /= maxNumThreads;
        var bounded = Math.Clamp(step + (alpha * sign), 0, 1);
        return (bounded * sign) - alpha;
    }

    public double DualLoss(float label, float dual)
    {
        var signed = Sign(label) * dual;
        return signed is >= 0 and <= 1 ? _margin * signed : double.NegativeInfinity;
    }

    private static float Sign(float label) => label > 0 ? 1 : -1;
}
