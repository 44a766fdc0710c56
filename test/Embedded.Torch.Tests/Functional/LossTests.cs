using TorchSharp;
using static TorchSharp.torch;

namespace Embedded.Torch.Tests;

public class LossTests
{
    private static double Value(Tensor loss)
    {
        using (loss) return loss.item<float>();
    }

    [Fact]
    public void Cross_entropy_takes_weights_smoothing_and_an_ignored_class()
    {
        using var x = tensor(new[] { 0.5f, -1, 2, 1.5f, 0.2f, -0.3f }, [2, 3]);
        using var y = tensor(new long[] { 2, 0 });
        using var weight = tensor(new[] { 1f, 2, 3 });
        double Nll(int row, int label)
        {
            double[][] rows = [[0.5, -1, 2], [1.5, 0.2, -0.3]];
            return Math.Log(rows[row].Sum(Math.Exp)) - rows[row][label];
        }
        Assert.Equal((Nll(0, 2) + Nll(1, 0)) / 2, Value(nn.functional.cross_entropy(x, y)), 1e-6);
        Assert.Equal((3 * Nll(0, 2) + Nll(1, 0)) / 4, Value(nn.functional.cross_entropy(x, y, weight)), 1e-6);
        Assert.Equal(Nll(0, 2), Value(nn.functional.cross_entropy(x, y, ignore_index: 0)), 1e-6);
        var smooth = Enumerable.Range(0, 2).Sum(row => Enumerable.Range(0, 3).Sum(label => Nll(row, label))) / 6;
        Assert.Equal(0.9 * (Nll(0, 2) + Nll(1, 0)) / 2 + 0.1 * smooth, Value(nn.functional.cross_entropy(x, y, label_smoothing: 0.1)), 1e-6);
        using var module = new TorchSharp.Modules.CrossEntropyLoss(label_smoothing: 0.1);
        Assert.Equal(0.42889007925987244, Value(module.call(x, y)), 1e-6); // PyTorch 1.13
        using var none = nn.functional.cross_entropy(x, y, reduction: nn.Reduction.None);
        Assert.Equal(2, none.shape[0]);
        Assert.Equal(Nll(0, 2), none.data<float>()[0], 1e-6);
    }

    [Fact]
    public void Losses_of_a_difference_are_their_formulas()
    {
        using var x = tensor(new[] { 0f, 0, 0 });
        using var y = tensor(new[] { 0.5f, -2, 1 });
        Assert.Equal(5.25 / 3, Value(nn.functional.mse_loss(x, y)), 1e-6);
        Assert.Equal(5.25, Value(nn.functional.mse_loss(x, y, nn.Reduction.Sum)), 1e-6);
        Assert.Equal(3.5 / 3, Value(nn.functional.l1_loss(x, y)), 1e-6);
        Assert.Equal((0.125 + 1.5 + 0.5) / 3, Value(nn.functional.smooth_l1_loss(x, y)), 1e-6);
        Assert.Equal((0.125 + 0.5 * (2 - 0.25) + 0.5 * 0.75) / 3, Value(nn.functional.huber_loss(x, y, 0.5)), 1e-6);
    }

    [Fact]
    public void Binary_cross_entropies_agree_and_weigh_positives()
    {
        using var logits = tensor(new[] { 0.3f, -1.2f });
        using var probabilities = nn.functional.sigmoid(logits);
        using var y = tensor(new[] { 1f, 0 });
        var positive = Math.Log(1 + Math.Exp(-0.3));
        var negative = Math.Log(1 + Math.Exp(-1.2));
        Assert.Equal((positive + negative) / 2, Value(nn.functional.binary_cross_entropy(probabilities, y)), 1e-6);
        Assert.Equal((positive + negative) / 2, Value(nn.functional.binary_cross_entropy_with_logits(logits, y)), 1e-6);
        using var three = tensor(new[] { 3f });
        Assert.Equal((3 * positive + negative) / 2, Value(nn.functional.binary_cross_entropy_with_logits(logits, y, pos_weights: three)), 1e-6);
    }

    [Fact]
    public void Kullback_Leibler_takes_probabilities_or_their_logarithms()
    {
        using var x = tensor(new[] { MathF.Log(0.4f), MathF.Log(0.6f) });
        using var p = tensor(new[] { 0.5f, 0.5f });
        using var log = tensor(new[] { MathF.Log(0.5f), MathF.Log(0.5f) });
        var expected = (0.5 * Math.Log(0.5 / 0.4) + 0.5 * Math.Log(0.5 / 0.6)) / 2;
        Assert.Equal(expected, Value(nn.functional.kl_div(x, p, log_target: false)), 1e-6);
        Assert.Equal(expected, Value(nn.functional.kl_div(x, log)), 1e-6);
    }
}
