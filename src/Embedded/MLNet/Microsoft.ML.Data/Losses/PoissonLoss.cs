namespace Microsoft.ML.Trainers;

// Of an output that is the logarithm of the mean.
public sealed class PoissonLoss : IRegressionLoss
{
    public PoissonLoss()
    {
    }

    public double Loss(float output, float label) => Math.Exp(output) - (label * output);

    public float Derivative(float output, float label) => MathF.Exp(output) - label;
}
