using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class MixedPrecisionTests
{
    [Fact]
    public void Layers_multiply_in_bfloat16_and_give_float32()
    {
        using var scope = NewDisposeScope();
        using var module = new Layers();
        var input = randn([16, 3, 9, 9], generator: new Generator(1));
        var full = module.call(input);
        using (var precision = new MixedPrecision(module, TrainingPrecision.MixedBFloat16))
        {
            // Only what runs in it is shorter: a validation in between is not.
            Assert.Equal(Values(full), Values(module.call(input)));
            using (precision.Forward())
            {
                var mixed = module.call(input);
                Assert.Equal(ScalarType.Float32, mixed.dtype);
                Assert.Equal(full.shape, mixed.shape);
                Assert.Equal(Values(module.Rounded(input)), Values(mixed));
                Assert.NotEqual(Values(full), Values(mixed));
            }
        }

        using (ReducedPrecision.Use(ScalarType.BFloat16))
            Assert.Equal(Values(full), Values(module.call(input)));
    }

    [Fact]
    public void Gradients_reach_float32_weights()
    {
        using var scope = NewDisposeScope();
        using var module = new Layers();
        var input = randn([16, 3, 9, 9], generator: new Generator(1));
        var expected = Gradients(module, module.Rounded(input));
        using var precision = new MixedPrecision(module, TrainingPrecision.MixedBFloat16);
        using var forward = precision.Forward();

        var mixed = Gradients(module, module.call(input));

        Assert.All(mixed, gradient => Assert.Equal(ScalarType.Float32, gradient.dtype));
        Assert.Equal(expected.SelectMany(Values), mixed.SelectMany(Values));

        static Tensor[] Gradients(Layers module, Tensor output)
        {
            module.zero_grad();
            output.pow(2).mean().backward();
            return [.. module.parameters().Select(parameter => parameter.grad!.clone())];
        }
    }

    [Theory]
    [InlineData("Mlp")]
    [InlineData("TabM")]
    [InlineData("PeriodicMlp")]
    [InlineData("FTTransformer")]
    public void Networks_learn_as_well(string name)
    {
        var (full, fullLoss) = Fit(TrainingPrecision.Full);
        var (mixed, mixedLoss) = Fit(TrainingPrecision.MixedBFloat16);
        var (again, _) = Fit(TrainingPrecision.MixedBFloat16);

        Assert.NotEqual(full, mixed);
        Assert.Equal(mixed, again);
        Assert.InRange(mixedLoss, fullLoss - 0.05, fullLoss + 0.05);

        (float[] Weights, double Loss) Fit(TrainingPrecision precision)
        {
            using var data = TestRows.Circle(600, 1);
            using var module = (name switch
            {
                "Mlp" => Network.Mlp([32, 32]),
                "TabM" => Network.TabM(members: 4, width: 32),
                "PeriodicMlp" => Network.PeriodicMlp([32]),
                _ => Network.FTTransformer(blocks: 1, tokenSize: 16, heads: 2),
            }).Create(InputShape.Vector(2), 1, 1);
            var result = Trainer.Fit(module, data, null, Objective.BinaryClassification, new TrainingOptions
            {
                Epochs = 12, BatchSize = 32, LearningRate = 0.005, Seed = 3, Precision = precision,
            });
            using var scope = NewDisposeScope();
            Assert.All(module.parameters(), parameter => Assert.Equal(ScalarType.Float32, parameter.dtype));
            return ([.. module.parameters().SelectMany(Values)], result.History.Min(epoch => epoch.ValidationLoss!.Value));
        }
    }

    [Fact]
    public void Convolutional_networks_learn_in_it_and_leave_no_tensor()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (var data = TestRows.Bars(200, 1))
        using (var module = Network.SmallCnn([4, 8]).Create(InputShape.Image(1, 8, 8), 2, 1))
        {
            var result = Trainer.Fit(module, data, null, Objective.MulticlassClassification, new TrainingOptions
            {
                Epochs = 6, BatchSize = 32, LearningRate = 0.01, Seed = 1, Precision = TrainingPrecision.MixedBFloat16,
            });
            Assert.InRange(result.History.Max(epoch => epoch.ValidationMetric!.Value), 0.95, 1);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TensorFloat32_is_set_during_the_fit_and_put_back(bool allowed)
    {
        var before = (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32);
        var seen = new List<(bool, bool)>();
        using var data = TestRows.Circle(40, 1);
        using var module = Network.Mlp([4]).Create(InputShape.Vector(2), 1, 1);

        Trainer.Fit(module, data, null, Objective.BinaryClassification, new TrainingOptions
        {
            Epochs = 2, Seed = 1, AllowTensorFloat32 = allowed, ProgressInterval = TimeSpan.Zero, Progress = new Seeing(seen),
        });

        Assert.NotEmpty(seen);
        Assert.All(seen, switches => Assert.Equal((allowed, allowed), switches));
        Assert.Equal(before, (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32));
    }

    private static float[] Values(Tensor tensor) => tensor.detach().flatten().contiguous().data<float>().ToArray();

    private sealed class Seeing(List<(bool, bool)> seen) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => seen.Add((backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32));
    }

    // A strided convolution, a grouped one and a linear layer of rows of rows.
    private sealed class Layers : DeepModule
    {
        private readonly TorchSharp.Modules.Conv2d first = nn.Conv2d(3, 8, 3, stride: 2, padding: 1);
        private readonly TorchSharp.Modules.Conv2d second = nn.Conv2d(8, 8, 3, groups: 4, bias: false);
        private readonly TorchSharp.Modules.Linear linear = nn.Linear(3, 5);

        internal Layers() : base(nameof(Layers)) => RegisterComponents();

        public override int FeatureSize => 5;

        public override Tensor features(Tensor input) => linear.call(second.call(nn.functional.relu(first.call(input))));

        public override Tensor forward(Tensor input) => features(input);

        /// <summary>What bfloat16 products give, layer by layer.</summary>
        internal Tensor Rounded(Tensor input)
        {
            var x = nn.functional.conv2d(Short(input), Short(first.weight!), Short(first.bias!), [2, 2], [1, 1]).to_type(ScalarType.Float32);
            x = nn.functional.conv2d(Short(nn.functional.relu(x)), Short(second.weight!), groups: 4).to_type(ScalarType.Float32);
            return nn.functional.linear(Short(x), Short(linear.weight!), Short(linear.bias!)).to_type(ScalarType.Float32);
        }

        private static Tensor Short(Tensor tensor) => tensor.to_type(ScalarType.BFloat16);
    }
}
