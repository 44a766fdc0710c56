using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

// The parameters of a linear model that a training goes on from.
internal static class InitialLinearModel
{
    public static void Read(IHost host, IPredictor model, Span<double> biases, Span<double> weights)
    {
        var linear = model as LinearModelParameters;
        host.CheckParam(linear is not null && linear.WeightValues.Length == weights.Length, "modelParameters",
            "The initial model is not a linear one of as many features");
        biases[0] = linear.Bias;
        for (var i = 0; i < weights.Length; i++)
            weights[i] = linear.WeightValues[i];
    }
}
