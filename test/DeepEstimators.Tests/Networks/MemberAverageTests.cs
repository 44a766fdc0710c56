using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Networks;

public class MemberAverageTests
{
    [Fact]
    public void Values_are_averaged() => Assert.Equal([2f, 5], Average(OutputKind.Value, [1, 4, 3, 6], 2, 1));

    [Fact]
    public void One_logit_gives_the_odds_of_the_mean_probability()
    {
        float[] logits = [-3, 0.5f, 2];
        var probability = logits.Average(logit => 1 / (1 + Math.Exp(-logit)));
        Assert.Equal(Math.Log(probability / (1 - probability)), Assert.Single(Average(OutputKind.Logits, logits, 1, 1)), 1e-5);
    }

    [Fact]
    public void Certain_members_stay_finite() =>
        Assert.Equal(0, Assert.Single(Average(OutputKind.Logits, [-300, 300], 1, 1)), 1e-4);

    [Fact]
    public void Logits_give_the_logarithms_of_the_mean_probabilities()
    {
        float[] logits = [1, 2, 0.5f, -1, 0, 3];
        var given = Average(OutputKind.Logits, logits, 1, 3);
        for (var i = 0; i < 3; i++)
        {
            var first = Math.Exp(logits[i]) / logits[..3].Sum(logit => Math.Exp(logit));
            var second = Math.Exp(logits[3 + i]) / logits[3..].Sum(logit => Math.Exp(logit));
            Assert.Equal(Math.Log((first + second) / 2), given[i], 1e-5);
        }
    }

    [Fact]
    public void Logarithms_give_the_logarithm_of_the_mean() => Assert.Equal(
        Math.Log((Math.Exp(1) + Math.Exp(4)) / 2), Assert.Single(Average(OutputKind.Logarithm, [1, 4], 1, 1)), 1e-5);

    private static float[] Average(OutputKind kind, float[] outputs, long rows, long size)
    {
        using var scope = NewDisposeScope();
        return MemberAverage.Of(torch.tensor(outputs, [outputs.Length / (rows * size), rows, size]), kind).data<float>().ToArray();
    }
}
