using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Networks;

public class ArchitectureTests
{
    public static TheoryData<string, int, int, int> Cases => new()
    {
        // network, channels, pixels (0: a vector of that many channels), features
        { "mlp", 13, 0, 128 },
        { "mlp", 1, 8, 128 },
        { "tabular", 13, 0, 128 },
        { "tabular", 3, 5, 128 },
        { "cnn", 1, 8, 128 },
        { "cnn", 3, 28, 128 },
        { "cnn", 1, 1, 128 },
        { "resnet8", 1, 8, 64 },
        { "resnet8", 3, 32, 64 },
        { "resnet20", 1, 28, 64 },
        { "resnet8", 2, 3, 64 },
        { "periodic", 13, 0, 256 },
        { "periodic", 1, 4, 256 },
        { "transformer", 13, 0, 64 },
        { "transformer", 1, 4, 64 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Logits_and_features_have_their_shapes(string name, int channels, int pixels, int featureSize)
    {
        var shape = ShapeOf(channels, pixels);
        using var module = NetworkOf(name).Create(shape, 4, 1);
        using var scope = NewDisposeScope();
        var input = rand(shape.ToBatchShape(6));
        Assert.Equal([6L, 4], module.call(input).shape);
        Assert.Equal([6L, featureSize], module.features(input).shape);
        Assert.Equal(featureSize, module.FeatureSize);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_parameter_gets_a_gradient(string name, int channels, int pixels, int featureSize)
    {
        Assert.True(featureSize > 0);
        var shape = ShapeOf(channels, pixels);
        using var module = NetworkOf(name).Create(shape, 3, 1);
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        var input = randn(shape.ToBatchShape(16), generator: generator);
        module.call(input).pow(2).sum().backward();
        foreach (var (parameterName, parameter) in module.named_parameters())
            Assert.True(parameter.grad is not null, parameterName);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Logits_are_the_head_of_the_features(string name, int channels, int pixels, int featureSize)
    {
        var shape = ShapeOf(channels, pixels);
        using var module = NetworkOf(name).Create(shape, 3, 1);
        module.eval();
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var input = rand(shape.ToBatchShape(4));
        var weights = module.named_parameters().ToDictionary(pair => pair.name, pair => (Tensor)pair.parameter);
        var head = weights.Single(pair => pair.Key is "head.weight" or "linear.weight");
        Assert.Equal([3L, featureSize], head.Value.shape);
        var bias = weights[head.Key.Replace("weight", "bias", StringComparison.Ordinal)];
        var expected = module.features(input).matmul(head.Value.t()) + bias;
        Assert.True((expected - module.call(input)).abs().max().item<float>() < 1e-5f);
    }

    [Fact]
    public void Same_seed_same_weights_and_other_seed_others()
    {
        var shape = InputShape.Image(1, 8, 8);
        using var first = Network.SmallCnn().Create(shape, 10, 7);
        using var second = Network.SmallCnn().Create(shape, 10, 7);
        using var third = Network.SmallCnn().Create(shape, 10, 8);
        Assert.Equal(WeightsOf(first), WeightsOf(second));
        Assert.NotEqual(WeightsOf(first), WeightsOf(third));
    }

    [Fact]
    public void Creating_leaves_the_global_random_numbers_alone()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var expected = rand(4).data<float>().ToArray();
        manual_seed(3);
        using var module = Network.Tabular().Create(InputShape.Vector(5), 1, 99);
        Assert.Equal(expected, rand(4).data<float>().ToArray());
    }

    [Fact]
    public void A_module_outlives_the_scope_that_it_was_made_in()
    {
        DeepModule module;
        using (NewDisposeScope())
            module = Network.Mlp([8]).Create(InputShape.Vector(3), 2, 1);
        using (module)
        using (var scope = NewDisposeScope())
            Assert.Equal([1L, 2], module.call(zeros(1, 3)).shape);
    }

    [Fact]
    public void Making_running_and_disposing_leaves_no_tensor()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        foreach (var name in new[] { "mlp", "tabular", "tabm", "periodic", "transformer", "cnn", "resnet8" })
        {
            var shape = name is "cnn" or "resnet8" ? InputShape.Image(1, 8, 8) : InputShape.Vector(6);
            using var module = NetworkOf(name).Create(shape, 2, 1);
            using var input = rand(shape.ToBatchShape(3));
            module.adapt(input);
            module.adapt(OutputKind.Logits);
            using var logits = module.call(input);
            using var features = module.features(input);
            module.eval();
            using var scores = module.call(input);
            using var scoredFeatures = module.features(input);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [InlineData(20, 269_722)] // 0.27 million in He et al. 2016, table 6
    [InlineData(56, 853_018)] // 0.85 million
    public void A_resnet_for_cifar10_has_the_published_size(int depth, long parameters)
    {
        using var module = Network.ResNet(depth).Create(InputShape.Image(3, 32, 32), 10, 0);
        Assert.Equal(parameters, module.parameters().Sum(parameter => parameter.numel()));
    }

    private static float[] WeightsOf(DeepModule module)
    {
        using var scope = NewDisposeScope();
        return module.parameters().SelectMany(parameter => parameter.detach().data<float>().ToArray()).ToArray();
    }

    private static InputShape ShapeOf(int channels, int pixels) =>
        pixels == 0 ? InputShape.Vector(channels) : InputShape.Image(channels, pixels, pixels);

    private static Network NetworkOf(string name) => name switch
    {
        "mlp" => Network.Mlp(),
        "tabular" => Network.Tabular(),
        "cnn" => Network.SmallCnn(),
        "resnet8" => Network.ResNet(8),
        "tabm" => Network.TabM(members: 4, width: 16),
        "periodic" => Network.PeriodicMlp(),
        "transformer" => Network.FTTransformer(),
        _ => Network.ResNet(20),
    };
}
