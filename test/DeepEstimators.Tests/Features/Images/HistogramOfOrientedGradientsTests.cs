using System.Globalization;
using System.IO.Compression;
using DeepEstimators.Features;
using DeepEstimators.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Features;

public sealed class HistogramOfOrientedGradientsTests
{
    private readonly MLContext ml = new(seed: 1);

    // 4x4 pixels, 2x2 cells of 2x2, one block: worked out by hand. Every row of the image is `row`, so that all gradients
    // point along x and vote half for the first bin, centred at 10 degrees, and half for the last, at 170.
    [Fact]
    public void An_edge_of_one_strength_gives_equal_halves()
    {
        var values = Compute(Tile([0, 0, 1, 1]), 4, 4);

        // dx = 0 1 1 0; the votes of both columns of cells are 0.75 + 0.25; 8 equal values have the norm 1.
        Assert.Equal(36, values.Length);
        for (var cell = 0; cell < 4; cell++)
        {
            Assert.Equal(1 / Math.Sqrt(8), values[9 * cell], 1e-4);
            Assert.Equal(1 / Math.Sqrt(8), values[9 * cell + 8], 1e-4);
            Assert.All(values[(9 * cell + 1)..(9 * cell + 8)], value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void A_strong_edge_is_clipped()
    {
        var values = Compute(Tile([0, 1, 1, 5]), 4, 4);

        // dx = 1 1 4 4. Left cells get 0.75 + 0.75 + 0.25 * 4 = 2.5, right ones 0.25 + 0.75 * 4 + 0.75 * 4 = 6.25. The block
        // has four values of each, so after the norm they are 0.18570 and 0.46424; clipped to 0.18570 and 0.2; then:
        foreach (var (cell, expected) in new[] { (0, 0.34021), (1, 0.36641), (2, 0.34021), (3, 0.36641) })
        {
            Assert.Equal(expected, values[9 * cell], 1e-4);
            Assert.Equal(expected, values[9 * cell + 8], 1e-4);
        }
    }

    [Fact]
    public void A_horizontal_edge_votes_for_ninety_degrees_alone()
    {
        float[] pixels = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1];

        var values = Compute(pixels, 4, 4);

        // 90 degrees is the centre of the fifth of nine bins: one value a cell, all alike.
        Assert.Equal([4, 13, 22, 31], values.Select((value, i) => (value, i)).Where(p => p.value > 1e-3).Select(p => p.i));
        Assert.All(new[] { 4, 13, 22, 31 }, slot => Assert.Equal(0.5, values[slot], 1e-4));
    }

    [Fact]
    public void Brightness_and_contrast_do_not_matter_nor_does_inversion_when_unsigned()
    {
        var pixels = Noise(64, 3);
        var values = Compute(pixels, 8, 8);

        Assert.Equal(values, Compute(pixels.Select(p => 50 + 3 * p).ToArray(), 8, 8), Near);
        Assert.Equal(values, Compute(pixels.Select(p => 255 - p).ToArray(), 8, 8), Near);
        Assert.NotEqual(
            Compute(pixels, 8, 8, options => options.SignedGradients = true),
            Compute(pixels.Select(p => 255 - p).ToArray(), 8, 8, options => options.SignedGradients = true),
            Near);
    }

    [Fact]
    public void An_image_without_gradients_gives_zeros() =>
        Assert.All(Compute(Enumerable.Repeat(9f, 64).ToArray(), 8, 8), value => Assert.Equal(0, value));

    [Fact]
    public void The_channel_with_the_largest_gradient_counts()
    {
        var grey = Noise(64, 3);
        var values = Compute(
            [.. new float[64], .. grey, .. grey.Select(p => p / 2)],
            8, 8, options => options.Channels = 3);

        Assert.Equal(Compute(grey, 8, 8), values, Near);
    }

    [Theory]
    [InlineData(8, 2, 324)]
    [InlineData(28, 7, 324)]
    [InlineData(32, 8, 324)]
    [InlineData(64, 8, 1764)]
    public void Defaults_suit_the_size_of_the_image(int side, int cell, int size)
    {
        var layout = new HogLayout(new HistogramOfOrientedGradientsOptions(), InputShape.Image(1, side, side));

        Assert.Equal(cell, layout.CellSize);
        Assert.Equal(size, layout.Size);
    }

    [Fact]
    public void The_detector_of_the_paper_has_3780_values()
    {
        var layout = new HogLayout(new HistogramOfOrientedGradientsOptions(), InputShape.Image(1, 128, 64));

        Assert.Equal(3780, layout.Size);
        Assert.Equal("Block(0,0).Cell(0,1).Angle(30)", layout.SlotNames()[10]);
    }

    [Fact]
    public void Slots_are_named_and_a_saved_transformer_gives_the_same()
    {
        var data = ml.Data.LoadFromEnumerable(
            Enumerable.Range(0, 40).Select(i => new Picture { Image = Noise(64, i) }).ToArray());
        var model = ml.Transforms.HistogramOfOrientedGradients("Hog", "Image", 8, 8).Fit(data);
        using var stream = new MemoryStream();
        ml.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        var loaded = Assert.IsType<FeatureExtractionTransformer>(
            Assert.Single(Assert.IsAssignableFrom<IEnumerable<ITransformer>>(ml.Model.Load(stream, out _))));

        Assert.Equal(
            model.Transform(data).GetColumnValues<float[]>("Hog"), loaded.Transform(data).GetColumnValues<float[]>("Hog"));
        VBuffer<ReadOnlyMemory<char>> names = default;
        loaded.GetOutputSchema(data.Schema)["Hog"].GetSlotNames(ref names);
        Assert.Equal(model.FeatureSize, names.Length);
        Assert.Equal("Block(0,0).Cell(0,0).Angle(10)", names.GetItemOrDefault(0).ToString());
    }

    [Fact]
    public void A_cell_larger_than_the_image_is_refused()
    {
        var data = ml.Data.LoadFromEnumerable(new[] { new Picture { Image = Noise(64, 1) } });

        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => ml.Transforms.HistogramOfOrientedGradients("Hog", "Image", cellSize: 9).Fit(data));

        Assert.Contains("CellSize is 9; allowed: at most the image's shorter side, 8 pixels.", error.Message);
    }

    [SkippableFact]
    public void A_linear_svm_on_hog_reads_handwritten_digits()
    {
        var path = SharedData.Path("sklearn-small", "digits.csv.gz");
        Skip.If(path is null, "the shared data are not here");
        var data = ml.Data.LoadFromEnumerable(ReadDigits(path));
        var pipeline = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.Transforms.HistogramOfOrientedGradients("Features", "Image"))
            .Append(ml.MulticlassClassification.Trainers.OneVersusAll(ml.BinaryClassification.Trainers.LinearSvm()));

        var folds = ml.MulticlassClassification.CrossValidate(data, pipeline, numberOfFolds: 5, seed: 1);

        var accuracy = folds.Average(fold => fold.Metrics.MicroAccuracy);
        Assert.True(accuracy >= 0.93, $"accuracy {accuracy}");
    }

    private static float[] Compute(
        float[] pixels, int height, int width, Action<HistogramOfOrientedGradientsOptions>? change = null)
    {
        var options = new HistogramOfOrientedGradientsOptions();
        change?.Invoke(options);
        var layout = new HogLayout(options, InputShape.Image(options.Channels ?? 1, height, width));
        var descriptor = new HogDescriptor(layout);
        var values = new float[layout.Size];
        descriptor.Compute(pixels, values, new float[descriptor.ScratchLength]);
        return values;
    }

    private static float[] Tile(float[] row) => [.. row, .. row, .. row, .. row];

    private static float[] Noise(int count, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => (float)random.Next(256)).ToArray();
    }

    private static bool Near(float a, float b) => Math.Abs(a - b) < 1e-4;

    private static Picture[] ReadDigits(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        List<Picture> digits = [];
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            if (!float.TryParse(fields[0], NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                continue;
            digits.Add(new Picture
            {
                Image = fields[..64].Select(field => float.Parse(field, CultureInfo.InvariantCulture)).ToArray(),
                Label = fields[64],
            });
        }

        return digits.ToArray();
    }

    private sealed class Picture
    {
        [VectorType(64)]
        public float[] Image { get; set; } = [];

        public string Label { get; set; } = "";
    }
}
