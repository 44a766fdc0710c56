namespace Microsoft.ML.Trainers;

public sealed class ExpLoss : IClassificationLoss
{
    private readonly float _beta;

    public ExpLoss(float beta = 1)
    {
        _beta = beta;
    }

    public double Loss(float output, float label) => MathF.Exp(-_beta * Sign(label) * output);

    public float Derivative(float output, float label)
    {
        var factor = -_beta * Sign(label);
        return factor * MathF.Exp(factor * output);
    }

    private static float Sign(float label) => label > 0 ? 1 : -1;
}
