using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

// The hinge with its corner replaced by a parabola of the width of the smoothing constant.
public sealed class SmoothedHingeLoss : ISupportSdcaClassificationLoss
{
    private readonly float _smoothing;
    private readonly double _halfSmoothing;

    public SmoothedHingeLoss(float smoothingConstant = 1)
    {
        Contracts.CheckParam(smoothingConstant >= 0, nameof(smoothingConstant), "smooth constant must be non-negative");
        _smoothing = smoothingConstant;
        _halfSmoothing = smoothingConstant * 0.5;
    }

    public double Loss(float output, float label)
    {
        var shortfall = 1 - (Sign(label) * output);
        if (shortfall < 0)
            return 0;
        return shortfall > _smoothing ? shortfall - _halfSmoothing : shortfall * shortfall / (2 * _smoothing);
    }

    public float Derivative(float output, float label)
    {
        var sign = Sign(label);
        var shortfall = 1 - (sign * output);
        if (shortfall < 0)
            return 0;
        return shortfall >= _smoothing ? -sign : -sign * shortfall / _smoothing;
    }

    public float ComputeDualUpdateInvariant(float scaledFeaturesNormSquared) => 1 / (scaledFeaturesNormSquared + _smoothing);

    public float DualUpdate(float output, float label, float alpha, float invariant, int maxNumThreads)
    {
        var sign = Sign(label);
        var step = (1 - (sign * output) - (_smoothing * alpha * sign)) * invariant;
        var update = (Math.Clamp(step + (alpha * sign), 0, 1) * sign) - alpha;
        return maxNumThreads >= 2 && Math.Abs(update) > 0.5f ? update / maxNumThreads : update;
    }

    public double DualLoss(float label, float dual)
    {
        var signed = Sign(label) * dual;
        return signed is >= 0 and <= 1 ? signed * (1 - (_halfSmoothing * signed)) : double.NegativeInfinity;
    }

    private static float Sign(float label) => label > 0 ? 1 : -1;
}
