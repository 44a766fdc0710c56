using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Embedded.Torch.Tests;

// Three small nets, each on a problem that it can solve to the end.
public class LearningTests
{
    private static double Train(nn.Module<Tensor, Tensor> net, Tensor x, Tensor y, int steps, double lr)
    {
        using var optimizer = optim.AdamW(net.parameters(), lr);
        using var loss = nn.CrossEntropyLoss();
        var last = double.NaN;
        net.train();
        for (var i = 0; i < steps; i++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var value = loss.call(net.call(x), y);
            value.backward();
            optimizer.step();
            last = value.item<float>();
        }
        return last;
    }

    [Fact]
    public void A_perceptron_learns_exclusive_or()
    {
        manual_seed(1);
        using var net = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 2));
        using var x = tensor(new float[] { 0, 0, 0, 1, 1, 0, 1, 1 }, [4, 2]);
        using var y = tensor(new long[] { 0, 1, 1, 0 }, [4]);
        Assert.InRange(Train(net, x, y, 300, 0.02), 0, 0.02);
    }

    [Fact]
    public void A_convolution_learns_which_way_a_bar_lies()
    {
        manual_seed(2);
        using var net = nn.Sequential(nn.Conv2d(1, 8, 3, padding: 1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(8, 8, 3, padding: 1), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 2));
        var values = new float[16 * 64];
        var labels = new long[16];
        for (var n = 0; n < 16; n++)
        {
            labels[n] = n / 8;
            for (var i = 0; i < 8; i++) values[n * 64 + (n < 8 ? n % 8 * 8 + i : i * 8 + n % 8)] = 1;
        }
        using var x = tensor(values, [16, 1, 8, 8]);
        using var y = tensor(labels, [16]);
        Assert.InRange(Train(net, x, y, 80, 0.02), 0, 0.05);
    }
}
