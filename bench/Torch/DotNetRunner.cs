using System.Diagnostics;
using Torch.Benchmarks.Nets;
using TorchSharp;
using static TorchSharp.torch;

namespace Torch.Benchmarks;

// The networks in this process.
internal sealed class DotNetRunner : IRunner
{
    private readonly Dictionary<string, Training> _trainings = [];

    public string Name => ".NET";

    public (double Seconds, double Loss) Run(string net, int threads, int steps)
    {
        set_num_threads(threads);
        if (!_trainings.TryGetValue(net, out var training))
            _trainings.Add(net, training = Make(net));
        var clock = Stopwatch.StartNew();
        double loss = 0;
        for (var i = 0; i < steps; i++)
            loss = training.Step(readLoss: i == steps - 1);
        return (clock.Elapsed.TotalSeconds, loss);
    }

    public void Dispose()
    {
        foreach (var training in _trainings.Values)
            training.Dispose();
    }

    private static Training Make(string net) => net switch
    {
        "mlp" => new(Networks.Mlp(), randn(256, 784), randint(10, [256])),
        "mlp1" => new(Networks.Mlp(), randn(1, 784), randint(10, [1])),
        "conv" => new(Networks.Conv(), randn([128, 1, 28, 28]), randint(10, [128])),
        "transformer" => new(new Transformer(1000, 128, 4, 2, 128), randint(1000, [32, 128]), randint(10, [32])),
        _ => throw new ArgumentException($"No such network: {net}"),
    };

    private sealed class Training(nn.Module<Tensor, Tensor> net, Tensor x, Tensor y) : IDisposable
    {
        private readonly optim.Optimizer _optimizer = optim.AdamW(net.parameters(), lr: 1e-3, weight_decay: 1e-2);

        internal double Step(bool readLoss)
        {
            using var step = NewDisposeScope();
            Tensor loss;
            // The handles of the forward pass go before the backward pass, which can then free memory as it goes.
            using (NewDisposeScope())
                loss = nn.functional.cross_entropy(net.call(x), y).MoveToOuterDisposeScope();
            _optimizer.zero_grad();
            loss.backward();
            using (_optimizer.step())
                return readLoss ? loss.item<float>() : double.NaN;
        }

        public void Dispose()
        {
            _optimizer.Dispose();
            net.Dispose();
            x.Dispose();
            y.Dispose();
        }
    }
}
