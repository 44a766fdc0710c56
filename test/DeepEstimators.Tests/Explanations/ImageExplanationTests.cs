using DeepEstimators.Explanations;
using DeepEstimators.Networks;
using DeepEstimators.Tests.Estimators;
using DeepEstimators.Training;
using Microsoft.ML.Data;
using TorchSharp;

namespace DeepEstimators.Tests.Explanations;

/// <summary>
/// A network that was trained to tell a bright square from a bright cross, each somewhere in a noisy image: what it rests on is known.
/// </summary>
[Collection(nameof(TensorCount))]
public sealed class ImageExplanationTests : IClassFixture<ImageExplanationTests.Patches>
{
    private const int Side = 16;
    private static readonly InputShape Shape = InputShape.Image(1, Side, Side);

    private readonly Patches patches;

    public ImageExplanationTests(Patches patches) => this.patches = patches;

    [Fact]
    public void The_network_has_learned_the_task() => Assert.True(patches.Accuracy >= 0.97, $"accuracy {patches.Accuracy}");

    [Fact]
    public void Grad_cam_points_at_the_patch_that_the_class_hangs_on() =>
        PointsAtThePatch(picture => GradCam.Of(patches.Module, Shape, picture.Pixels, picture.Class));

    [Fact]
    public void Occlusion_points_at_the_patch_that_the_class_hangs_on() =>
        PointsAtThePatch(picture => OcclusionMap.Of(patches.Module, Shape, picture.Pixels, picture.Class, patch: 4, stride: 1));

    [Fact]
    public void Grad_cam_of_a_layer_is_the_weighted_sum_of_its_maps()
    {
        var picture = patches.Test[0];
        var maps = ActivationMaps.Of(patches.Module, Shape, picture.Pixels).Single(layer => layer.Name == "stages.relu1_1");

        var map = GradCam.Of(patches.Module, Shape, picture.Pixels, picture.Class, "stages.relu1_1");

        // What is 0 in every channel is 0 in the sum; where the sum is not, its pixel is that of the greatest channels.
        Assert.Equal("stages.relu1_1", map.Name);
        Assert.Equal((1, 1, Side, Side), (map.Count, map.Channels, map.Height, map.Width));
        Assert.Equal((8, 8), (maps.Height, maps.Width));
        Assert.True(map.Values.All(value => value >= 0) && map.Values.Max() > 0);
    }

    [Fact]
    public void Layers_come_in_the_order_in_which_they_are_computed()
    {
        var layers = ActivationMaps.Of(patches.Module, Shape, patches.Test[0].Pixels);

        var names = layers.Select(layer => layer.Name).ToList();
        Assert.True(names.IndexOf("stages.conv0_0") < names.IndexOf("stages.norm0_0"));
        Assert.True(names.IndexOf("stages.relu0_0") < names.IndexOf("stages.pool0"));
        Assert.Equal("stages", names[^1]);
        var first = layers.Single(layer => layer.Name == "stages.conv0_0");
        Assert.Equal((8, 1, Side, Side), (first.Count, first.Channels, first.Height, first.Width));
        var last = layers[^1];
        Assert.Equal((16, 1, 4, 4), (last.Count, last.Channels, last.Height, last.Width));
    }

    [Fact]
    public void The_first_filters_are_those_that_make_the_first_maps()
    {
        var picture = patches.Test[0];
        var filters = FirstLayerFilters.Of(patches.Module);
        Assert.Equal((8, 1, 3, 3), (filters.Count, filters.Channels, filters.Height, filters.Width));

        // The first convolution of the standardised image, by hand at one pixel.
        var layers = ActivationMaps.Of(patches.Module, Shape, picture.Pixels);
        var image = layers.Single(layer => layer.Name == "standardization");
        var expected = 0.0;
        for (var y = 0; y < 3; y++)
        for (var x = 0; x < 3; x++)
            expected += filters.Map(5)[y * 3 + x] * (double)image.Map(0)[(y + 6) * Side + x + 8];
        Assert.Equal(expected, layers.Single(layer => layer.Name == "stages.conv0_0").Map(5)[7 * Side + 9], 1e-4);
    }

    [Fact]
    public void Explanations_leave_no_tensor_no_hook_and_no_gradient_behind()
    {
        var pixels = patches.Test[0].Pixels;
        var before = Scores(pixels);
        var count = TensorCount.Now();
        for (var i = 0; i < 3; i++)
        {
            GradCam.Of(patches.Module, Shape, pixels, 1);
            ActivationMaps.Of(patches.Module, Shape, pixels);
            FirstLayerFilters.Of(patches.Module);
            OcclusionMap.Of(patches.Module, Shape, pixels, 0);
            IntegratedGradients.Of(patches.Module, Shape, pixels, output: 1, steps: 8);
            Assert.Throws<ArgumentException>(() => GradCam.Of(patches.Module, Shape, pixels, 1, "nowhere"));
            Assert.Throws<ArgumentOutOfRangeException>(() => GradCam.Of(patches.Module, Shape, pixels, 2));
        }

        Assert.Equal(count, TensorCount.Now());
        Assert.Equal(before, Scores(pixels));
        Assert.All(patches.Module.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void Maps_are_written_as_pictures()
    {
        var picture = patches.Test[0];
        using var tiles = FirstLayerFilters.Of(patches.Module).ToImage(zoom: 4);
        using var over = GradCam.Of(patches.Module, Shape, picture.Pixels, picture.Class).Over(Shape, picture.Pixels, zoom: 3);
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.png");
        try
        {
            over.Save(path);
            using var read = MLImage.CreateFromFile(path);

            // Eight filters: three by three tiles of twelve pixels with lines of one between them.
            Assert.Equal((38, 38), (tiles.Width, tiles.Height));
            Assert.Equal((3 * Side, 3 * Side), (read.Width, read.Height));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private float[] Scores(float[] pixels)
    {
        using var batch = torch.tensor(pixels, 1, 1, Side, Side);
        using var noGradients = torch.no_grad();
        using var scores = patches.Module.call(batch);
        return scores.data<float>().ToArray();
    }

    private void PointsAtThePatch(Func<Picture, FeatureMaps> explain)
    {
        var hits = 0;
        foreach (var picture in patches.Test.Take(60))
        {
            var values = explain(picture).Values.ToArray();
            var place = Array.IndexOf(values, values.Max());
            if (Math.Abs(place / Side - picture.Y - 1.5) <= 3 && Math.Abs(place % Side - picture.X - 1.5) <= 3)
                hits++;
        }

        // By chance it would be about one in seven.
        Assert.True(hits >= 51, $"{hits} of 60");
    }

    /// <summary>An image and the upper left corner of its patch of four by four pixels.</summary>
    public sealed record Picture(float[] Pixels, int Class, int Y, int X);

    /// <summary>Trains the network once for all tests.</summary>
    public sealed class Patches : IDisposable
    {
        public Patches()
        {
            var random = new Random(3);
            var train = Enumerable.Range(0, 1200).Select(_ => Draw(random)).ToArray();
            Test = Enumerable.Range(0, 200).Select(_ => Draw(random)).ToArray();
            Module = Network.SmallCnn([8, 16], dropout: 0).Create(Shape, 2, seed: 1);
            using var data = TrainingData.Create(
                train.SelectMany(picture => picture.Pixels).ToArray(), Shape, train.Select(picture => (long)picture.Class).ToArray());
            Trainer.Fit(Module, data, null, Objective.MulticlassClassification, new TrainingOptions
            {
                Epochs = 8, BatchSize = 32, LearningRate = 0.003, ValidationFraction = 0, Seed = 1,
            });
            using var batch = torch.tensor(Test.SelectMany(picture => picture.Pixels).ToArray(), Test.Length, 1, Side, Side);
            using var noGradients = torch.no_grad();
            using var scores = Module.call(batch);
            var values = scores.data<float>().ToArray();
            Accuracy = Test.Where((picture, i) => (values[2 * i + 1] > values[2 * i] ? 1 : 0) == picture.Class).Count() / (double)Test.Length;
        }

        public DeepModule Module { get; }

        public Picture[] Test { get; }

        public double Accuracy { get; }

        public void Dispose() => Module.Dispose();

        private static Picture Draw(Random random)
        {
            var pixels = Enumerable.Range(0, Side * Side).Select(_ => (float)random.NextDouble()).ToArray();
            int label = random.Next(2), top = random.Next(Side - 3), left = random.Next(Side - 3);
            for (var y = 0; y < 4; y++)
            for (var x = 0; x < 4; x++)
            {
                var isEdge = y is 0 or 3 || x is 0 or 3;
                var isCross = x == y || x == 3 - y;
                if (label == 0 ? isEdge : isCross)
                    pixels[(top + y) * Side + left + x] = 2;
            }

            return new Picture(pixels, label, top, left);
        }
    }
}
