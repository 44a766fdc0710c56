using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>One prediction of those of an ensemble's members.</summary>
internal static class MemberAverage
{
    /// <summary>
    /// Averages what the outputs stand for and gives it in the form of the outputs, so that logits stay logits.
    /// </summary>
    /// <param name="outputs"><c>[members, N, outputs]</c>.</param>
    /// <param name="kind">What the outputs stand for.</param>
    /// <returns><c>[N, outputs]</c>.</returns>
    internal static Tensor Of(Tensor outputs, OutputKind kind)
    {
        using var scope = NewDisposeScope();
        var average = kind switch
        {
            OutputKind.Value => outputs.mean([0]),
            // The odds of the mean probability; the number of members is in both sums.
            OutputKind.Logits when outputs.shape[2] == 1 =>
                nn.functional.logsigmoid(outputs).logsumexp(0) - nn.functional.logsigmoid(-outputs).logsumexp(0),
            OutputKind.Logits => LogMean(nn.functional.log_softmax(outputs, 2)),
            _ => LogMean(outputs),
        };
        return average.MoveToOuterDisposeScope();
    }

    private static Tensor LogMean(Tensor logarithms) => logarithms.logsumexp(0) - Math.Log(logarithms.shape[0]);
}
