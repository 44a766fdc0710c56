using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class RepeatabilityTests
{
    [Fact]
    public void Same_seed_gives_the_same_bits()
    {
        var first = Weights(seed: 5, noise: 1);
        var second = Weights(seed: 5, noise: 2);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Another_seed_gives_other_weights() => Assert.NotEqual(Weights(5, 1), Weights(6, 1));

    [Fact]
    public void A_fit_leaves_the_global_random_numbers_alone()
    {
        using var scope = NewDisposeScope();
        manual_seed(11);
        var expected = rand(4).data<float>().ToArray();
        manual_seed(11);
        Weights(1, null);
        Assert.Equal(expected, rand(4).data<float>().ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Fits_at_once_give_the_bits_that_they_give_alone(bool drawsGlobally)
    {
        var alone = new[] { Dropped(3, drawsGlobally), Dropped(4, drawsGlobally) };
        using var start = new Barrier(2);
        var together = await Task.WhenAll(new long[] { 3, 4 }.Select(seed => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return Dropped(seed, drawsGlobally);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Assert.Equal(alone[0], together[0]);
        Assert.Equal(alone[1], together[1]);
        Assert.NotEqual(alone[0], alone[1]);
    }

    [Fact]
    public async Task What_other_threads_draw_during_a_fit_is_what_they_would_draw_without_it()
    {
        using var scope = NewDisposeScope();
        using var data = TestRows.Circle(400, 1);
        using var module = Network.FTTransformer(blocks: 1, tokenSize: 8, heads: 2).Create(InputShape.Vector(2), 1, 1);
        manual_seed(17);
        var fit = Task.Factory.StartNew(
            () => Trainer.Fit(module, data, null, Objective.BinaryClassification, new TrainingOptions { Epochs = 3, Seed = 2 }),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var drawn = new List<float>();
        while (!fit.IsCompleted || drawn.Count < 100)
            drawn.Add(rand(1).item<float>());
        await fit;
        manual_seed(17);
        Assert.Equal(drawn.Select(_ => rand(1).item<float>()).ToArray(), drawn);
    }

    [Fact]
    public void Every_epoch_drops_other_units()
    {
        var network = new Recorder();
        using var data = TestRows.Circle(4, 1);
        using var module = network;
        Trainer.Fit(module, data, null, Objective.BinaryClassification, new TrainingOptions
        {
            Epochs = 5, BatchSize = 4, ValidationFraction = 0, Seed = 1,
        });
        Assert.Equal(5, network.Masks.Count);
        Assert.Equal(5, network.Masks.Distinct().Count());
        Assert.All(network.Masks, mask => Assert.InRange(mask.Count(unit => unit == '0'), 60, 140));
    }

    [Fact]
    public void Every_epoch_has_every_row_in_an_order_of_its_own()
    {
        var network = new Recorder();
        using var module = network;
        using var data = TrainingData.Create(
            Enumerable.Range(0, 20).Select(row => (float)row).ToArray(), InputShape.Vector(1), Enumerable.Range(0, 20).Select(row => row % 2f).ToArray());
        Trainer.Fit(module, data, null, Objective.BinaryClassification, new TrainingOptions
        {
            Epochs = 4, BatchSize = 5, ValidationFraction = 0, Seed = 1,
        });
        var epochs = network.Inputs.Chunk(20).ToArray();
        Assert.Equal(4, epochs.Length);
        Assert.All(epochs, epoch => Assert.Equal(Enumerable.Range(0, 20).Select(row => (float)row), epoch.Order()));
        Assert.Equal(4, epochs.Select(epoch => string.Join(' ', epoch)).Distinct().Count());
    }

    // Dropout is all that differs: ours, or TorchSharp's, which draws from the global generator.
    private static float[] Dropped(long seed, bool drawsGlobally)
    {
        using var data = TestRows.Circle(200, 1);
        using var module = drawsGlobally ? Global() : Network.Mlp([16], dropout: 0.3).Create(InputShape.Vector(2), 1, 1);
        Trainer.Fit(module, data, null, Objective.BinaryClassification, new TrainingOptions
        {
            Epochs = 10, BatchSize = 20, Seed = seed, MicroBatchSize = 10, ValidationFraction = 0,
        });
        using var scope = NewDisposeScope();
        return module.state_dict().Values.SelectMany(value => value.detach().data<float>().ToArray()).ToArray();

        static DeepModule Global()
        {
            var module = DeepModule.Wrap(nn.Sequential(
                ("linear", nn.Linear(2, 16)), ("relu", nn.ReLU()), ("dropout", nn.Dropout(0.3)), ("head", nn.Linear(16, 1))));
            using var noGrad = no_grad();
            foreach (var parameter in module.parameters())
                parameter.copy_(linspace(-1, 1, parameter.numel()).reshape(parameter.shape));
            return module;
        }
    }

    private sealed class Recorder : DeepModule
    {
        private readonly SeededDropout dropout = new(0.5);
        private readonly TorchSharp.Modules.Linear head = nn.Linear(50, 1);

        internal Recorder() : base(nameof(Recorder)) => RegisterComponents();

        internal List<string> Masks { get; } = [];

        internal List<float> Inputs { get; } = [];

        public override int FeatureSize => 50;

        public override Tensor features(Tensor input)
        {
            using var scope = NewDisposeScope();
            var dropped = dropout.call(ones(input.shape[0], 50));
            if (training)
                Inputs.AddRange(input.select(1, 0).contiguous().data<float>().ToArray());
            if (training)
                Masks.Add(string.Concat(dropped.data<float>().ToArray().Select(unit => unit > 0 ? '1' : '0')));
            return dropped.MoveToOuterDisposeScope();
        }

        public override Tensor forward(Tensor input)
        {
            using var embedding = features(input);
            return head.call(embedding);
        }
    }

    // Dropout, augmentation, shuffling and the split all take part.
    private static float[] Weights(long seed, int? noise)
    {
        if (noise is { } other)
            manual_seed(other);
        using var data = TestRows.Bars(120, 1);
        using var module = Network.SmallCnn([4, 8], dropout: 0.4).Create(InputShape.Image(1, 8, 8), 2, seed);
        var options = new TrainingOptions
        {
            Epochs = 3, BatchSize = 32, Seed = seed, Augmentation = new ImageAugmentation { Shift = 2, Flip = true },
        };
        Trainer.Fit(module, data, null, Objective.MulticlassClassification, options);
        using var scope = NewDisposeScope();
        return module.state_dict().Values.SelectMany(
            value => value.detach().to_type(ScalarType.Float32).data<float>().ToArray()).ToArray();
    }
}
