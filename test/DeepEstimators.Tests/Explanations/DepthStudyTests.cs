using DeepEstimators.Explanations;
using DeepEstimators.Networks;
using DeepEstimators.Tests.Estimators;
using DeepEstimators.Training;

namespace DeepEstimators.Tests.Explanations;

[Collection(nameof(TensorCount))]
public sealed class DepthStudyTests
{
    private static readonly InputShape Shape = InputShape.Image(1, 8, 8);

    // The first layer's gradient by the last one's, before a step: it vanishes in a deep plain network without batch normalisation,
    // and each cure keeps it.
    [Fact]
    public void Gradients_vanish_in_deep_plain_networks_and_are_cured()
    {
        using var data = Squares(128, seed: 1);
        double Ratio(int depth, bool shortcuts, bool batchNorm)
        {
            using var module = Network.ResNet(depth, 8, shortcuts, batchNorm).Create(Shape, 2, seed: 1);
            module.adapt(data.Inputs);
            var layers = LayerGradients.Of(module, data);
            Assert.Equal(depth, layers.Count);
            Assert.Equal("conv1.weight", layers[0].Layer);
            Assert.Equal("linear.weight", layers[^1].Layer);
            Assert.All(module.parameters(), parameter => Assert.Null(parameter.grad));
            return layers[0].GradientNorm / layers[^2].GradientNorm;
        }

        Assert.True(Ratio(32, shortcuts: false, batchNorm: false) < 1e-3, $"{Ratio(32, false, false)}");
        Assert.True(Ratio(32, shortcuts: false, batchNorm: true) > 0.3, $"{Ratio(32, false, true)}");
        Assert.True(Ratio(32, shortcuts: true, batchNorm: false) > 0.3, $"{Ratio(32, true, false)}");
        Assert.True(Ratio(32, shortcuts: true, batchNorm: true) > 0.3, $"{Ratio(32, true, true)}");
        Assert.True(Ratio(8, shortcuts: false, batchNorm: false) > 100 * Ratio(32, shortcuts: false, batchNorm: false));
    }

    [Fact]
    public void What_vanishes_is_not_learned_and_what_is_cured_is()
    {
        using var train = Squares(320, seed: 1);
        using var test = Squares(200, seed: 2);
        var options = new DepthStudyOptions { Depths = [26], Width = 4, BatchNorm = [false, true] };
        options.Training.Epochs = 5;
        options.Training.Seed = 1;
        options.Training.BatchSize = 32;
        var before = TensorCount.Now();

        var results = DepthStudy.Run(train, test, Shape, 2, options).ToArray();

        Assert.Equal(before, TensorCount.Now());
        Assert.Equal([(false, false), (false, true), (true, false), (true, true)],
            results.Select(result => (result.Network.Shortcuts, result.Network.BatchNorm)));
        Assert.True(results[0].TestAccuracy < 0.65, $"plain {results[0].TestAccuracy}");
        Assert.True(results[3].TestAccuracy > 0.9, $"residual with batch norm {results[3].TestAccuracy}");
        Assert.True(results[0].GradientRatio < 1e-2 && results[3].GradientRatio > 0.1);
        Assert.All(results, result => Assert.Equal(26, result.GradientsBefore.Count));
        Assert.Equal(5, results[3].History.Count);
    }

    [Fact]
    public void A_network_without_its_parts_has_other_parameters()
    {
        string[] Names(Network network)
        {
            using var module = network.Create(Shape, 2, seed: 1);
            return module.named_parameters().Select(named => named.name).ToArray();
        }

        Assert.Equal(Names(Network.ResNet(8, 4)), Names(Network.ResNet(8, 4, shortcuts: false, dropout: 0.2)));
        Assert.Contains("layer2.0.bn1.weight", Names(Network.ResNet(8, 4)));
        var bare = Names(Network.ResNet(8, 4, batchNorm: false));
        Assert.DoesNotContain("layer2.0.bn1.weight", bare);
        Assert.Contains("layer2.0.conv1.bias", bare);
    }

    [Fact]
    public void Options_are_checked()
    {
        using var data = Squares(4, seed: 1);
        Assert.Contains("depth is 9; allowed: 6n + 2", Refused(new DepthStudyOptions { Depths = [9] }));
        Assert.Contains("dropout is 1; allowed: from 0 to 0.95.", Refused(new DepthStudyOptions { Dropout = [1] }));

        string Refused(DepthStudyOptions options) =>
            Assert.Throws<ArgumentOutOfRangeException>(() => DepthStudy.Run(data, data, Shape, 2, options)).Message;
    }

    // A bright square on the left or on the right, in noise.
    private static TrainingData Squares(int count, int seed)
    {
        var random = new Random(seed);
        var (pixels, labels) = (new float[count * 64], new long[count]);
        for (var i = 0; i < count; i++)
        {
            labels[i] = random.Next(2);
            int top = random.Next(6), left = random.Next(3) + (labels[i] == 1 ? 4 : 0);
            for (var p = 0; p < 64; p++)
                pixels[i * 64 + p] = (float)random.NextDouble() + (p / 8 - top is 0 or 1 or 2 && p % 8 - left is 0 or 1 ? 1.5f : 0);
        }

        return TrainingData.Create(pixels, Shape, labels);
    }
}
