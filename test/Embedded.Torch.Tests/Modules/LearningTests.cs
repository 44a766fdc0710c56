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

    private sealed class Reader : nn.Module<Tensor, Tensor>
    {
        private readonly Embedding embedding = nn.Embedding(4, 16);
        private readonly TransformerEncoder encoder;
        private readonly Linear head = nn.Linear(16, 2);

        public Reader() : base(nameof(Reader))
        {
            using var layer = nn.TransformerEncoderLayer(16, 2, 32, 0);
            encoder = nn.TransformerEncoder(layer, 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor tokens)
        {
            using var embedded = embedding.call(tokens);
            using var encoded = encoder.call(embedded);
            using var first = encoded.select(0, 0);
            return head.call(first);
        }
    }

    [Fact]
    public void A_transformer_learns_whether_a_token_is_there()
    {
        manual_seed(3);
        using var net = new Reader();
        // All 81 strings of four tokens from 0 to 2; the label says whether there is a 2 after the first place.
        var tokens = Enumerable.Range(0, 81).Select(n => new[] { n % 3, n / 3 % 3, n / 9 % 3, n / 27 }).ToArray();
        using var x = tensor(Enumerable.Range(0, 4).SelectMany(place => tokens.Select(t => (long)t[place])).ToArray(), [4, 81]);
        using var y = tensor(tokens.Select(t => t.AsSpan(1).Contains(2) ? 1L : 0).ToArray(), [81]);
        Assert.InRange(Train(net, x, y, 100, 0.01), 0, 0.05);
    }
}
