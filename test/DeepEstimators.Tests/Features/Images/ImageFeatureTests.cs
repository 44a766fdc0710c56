using DeepEstimators.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Features;

/// <summary>
/// Figures of scikit-image 0.19.3 on the 20 x 16 image of <see cref="FeatureRun.Image"/>, unless a test says otherwise.
/// </summary>
public sealed class ImageFeatureTests
{
    private static readonly InputShape Grey = InputShape.Image(1, 20, 16);
    private static readonly InputShape Rgb = InputShape.Image(3, 20, 16);

    // local_binary_pattern(image, 8, 1, "uniform") without the border.
    [Fact]
    public void Rotation_invariant_patterns_are_counted_as_by_scikit_image() => FeatureRun.Near(
        Shares([39, 39, 0, 0, 25, 5, 0, 39, 39, 66]),
        FeatureRun.Compute(new LocalBinaryPatternsOptions(), Grey, FeatureRun.Image(1, 20, 16)).Values,
        1e-6);

    // local_binary_pattern(image, 12, 2.5, "uniform") without a border of three pixels.
    [Fact]
    public void Points_between_pixels_are_interpolated() => FeatureRun.Near(
        Shares([29, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 30, 61]),
        FeatureRun.Compute(
            new LocalBinaryPatternsOptions { Points = 12, Radius = 2.5 }, Grey, FeatureRun.Image(1, 20, 16)).Values,
        1e-6);

    // method "default", and of the uniform ones of it the same counts by name.
    [Fact]
    public void Plain_and_uniform_patterns_are_counted_as_by_scikit_image()
    {
        Dictionary<int, int> counts = new()
        {
            [0] = 39, [1] = 25, [4] = 7, [9] = 1, [13] = 1, [33] = 2, [41] = 3, [45] = 8, [47] = 2, [64] = 7, [66] = 1,
            [67] = 3, [68] = 6, [75] = 3, [97] = 7, [105] = 2, [109] = 1, [111] = 1, [133] = 8, [135] = 7, [141] = 2, [167] = 5,
            [173] = 1, [175] = 4, [191] = 11, [195] = 1, [199] = 4, [225] = 17, [227] = 1, [233] = 4, [237] = 1, [239] = 19,
            [251] = 9, [255] = 39,
        };

        var plain = Patterns(LocalBinaryPatternKind.Plain);
        var uniform = Patterns(LocalBinaryPatternKind.Uniform);

        Assert.Equal(256, plain.Count);
        foreach (var (name, share) in plain)
            Assert.Equal(counts.GetValueOrDefault(int.Parse(name[18..^1])) / 252.0, share, 1e-6);
        Assert.Equal(59, uniform.Count);
        Assert.Equal(66 / 252.0, uniform["Cell(0,0).NotUniform"], 1e-6);
        foreach (var (name, share) in uniform.SkipLast(1))
            Assert.Equal(plain[name], share);
    }

    [Fact]
    public void Cells_have_a_histogram_each()
    {
        var values = FeatureRun.Compute(new LocalBinaryPatternsOptions { Cells = 3 }, Grey, FeatureRun.Image(1, 20, 16));

        Assert.Equal(90, values.Count);
        foreach (var cell in values.GroupBy(value => value.Key[..9]))
            Assert.Equal(1, cell.Sum(value => value.Value), 1e-5);
    }

    // numpy.histogram(channel / 255, 8, (0, 1)) of the three channels, and of rgb2hsv of them.
    [Theory]
    [InlineData(ColorSpace.Channels, new[] { 36, 44, 46, 38, 35, 42, 35, 44, 47, 33, 45, 45, 38, 35, 43, 34, 34, 46, 34, 46, 45, 38, 34, 43 })]
    [InlineData(ColorSpace.Hsv, new[] { 0, 33, 0, 0, 243, 0, 0, 44, 0, 6, 106, 54, 38, 19, 7, 90, 0, 3, 34, 46, 45, 38, 34, 120 })]
    public void Colours_are_counted_as_by_numpy(ColorSpace space, int[] counts)
    {
        var values = FeatureRun.Compute(new ColorHistogramOptions { Space = space }, Rgb, FeatureRun.Image(3, 20, 16));

        FeatureRun.Near(counts.Select(count => count / 320.0).ToArray(), values.Values, 1e-5);
        Assert.Equal(space == ColorSpace.Hsv ? "Hue(0)" : "Red(0)", values.Keys.First());
    }

    [Fact]
    public void A_joint_histogram_counts_combinations()
    {
        // Two pixels: (200, 0, 0) twice and (0, 130, 255) twice; bins of 64.
        float[] pixels = [200, 200, 0, 0, 0, 0, 130, 130, 0, 0, 255, 255];

        var values = FeatureRun.Compute(
            new ColorHistogramOptions { Joint = true, Bins = 4 }, InputShape.Image(3, 2, 2), pixels);

        Assert.Equal(64, values.Count);
        Assert.Equal(0.5f, values["Red(3).Green(0).Blue(0)"]);
        Assert.Equal(0.5f, values["Red(0).Green(2).Blue(3)"]);
        Assert.Equal(1, values.Values.Sum());
    }

    // moments_hu(moments_normalized(moments_central(image))), but for the sign of the last: there rows come before columns, and it
    // tells mirror images apart.
    [Fact]
    public void Hu_moments_are_those_of_scikit_image()
    {
        var values = FeatureRun.Compute(new HuMomentsOptions { LogScale = false }, Grey, FeatureRun.Image(1, 20, 16)).Values.ToArray();

        double[] expected =
            [0.001275406, 7.4872483e-08, 2.5640431e-11, 8.922952e-13, -2.2391969e-24, -1.0376106e-16, -3.6334436e-24];
        for (var i = 0; i < 7; i++)
            Assert.Equal(1, values[i] / expected[i], 1e-4);
    }

    // As above of rgb2gray(image).
    [Fact]
    public void Hu_moments_of_colours_are_those_of_their_luma() => FeatureRun.Near(
        [2.874512, 6.958919, 11.33035, 11.71218, 23.23368, 16.40131, 24.71804],
        FeatureRun.Compute(new HuMomentsOptions(), Rgb, FeatureRun.Image(3, 20, 16)).Values,
        1e-5);

    [Fact]
    public void Hu_moments_do_not_change_when_an_image_is_turned_and_moved()
    {
        var image = new float[20 * 20];
        var turned = new float[20 * 20];
        for (var y = 0; y < 8; y++)
        for (var x = 0; x < 5; x++)
        {
            image[(y + 2) * 20 + x + 3] = (3 * y + x * x) % 7;
            turned[(x + 9) * 20 + 18 - y] = (3 * y + x * x) % 7;
        }

        var shape = InputShape.Image(1, 20, 20);
        FeatureRun.Near(
            FeatureRun.Compute(new HuMomentsOptions(), shape, image).Values.Select(value => (double)value).ToArray(),
            FeatureRun.Compute(new HuMomentsOptions(), shape, turned).Values,
            1e-4);
    }

    // Mean and standard deviation of the magnitude of scipy.ndimage.convolve(image, gabor_kernel(frequency, angle), "reflect").
    [Fact]
    public void Gabor_responses_are_those_of_scikit_image()
    {
        var values = FeatureRun.Compute(
            new GaborFilterBankOptions { Frequencies = [0.1, 0.25], Orientations = 3 }, Grey, FeatureRun.Image(1, 20, 16));

        FeatureRun.Near(
            [
                2.06998, 1.297613, 4.392448, 3.275497, 4.501219, 2.794178, 7.579004, 5.319735, 8.234695, 4.776533, 4.966389,
                2.942499,
            ],
            values.Values,
            1e-5);
        Assert.Equal("Frequency(0.25).Angle(60).Mean", values.Keys.ElementAt(8));
    }

    // graycomatrix of 8 levels, symmetric, at the four angles, and in numpy the formulas of Haralick et al. 1973.
    [Fact]
    public void Haralick_features_are_those_of_their_formulas() => FeatureRun.Near(
        [
            0.01849501, 11.15504, -0.05798205, 5.272461, 0.2578913, 7.034539, 9.9348, 2.513441, 4.055761, 3.265335, 1.906535,
            -0.04420097, 0.3904028, 0.002910487, 2.678947, 0.2621023, 0.07251592, 0.1327319, 0.05350877, 2.850149, 0.1402942,
            0.1249478, 0.9331517, 0.1083476, 0.06100931, 0.2745286,
        ],
        FeatureRun.Compute(new HaralickTextureOptions { Levels = 8 }, Grey, FeatureRun.Image(1, 20, 16)).Values,
        1e-5);

    // Haralick et al. 1973, figure 3: four levels on 4 x 4 pixels. Of the horizontal matrix, 24 neighbours, the paper has
    // counts 4 2 1 0 / 2 4 0 0 / 1 0 6 1 / 0 0 1 2.
    [Fact]
    public void Grey_levels_are_counted_as_in_the_paper()
    {
        var matrix = new DeepEstimators.Features.CooccurrenceMatrix(4);
        matrix.Count([0, 0, 1, 1, 0, 0, 1, 1, 0, 2, 2, 2, 2, 2, 3, 3], 4, 4, 0, 1);
        var features = new double[13];
        matrix.Describe(features);

        // Σ p² = (16+4+1 + 4+16 + 1+36+1 + 1+4) / 24²; contrast = (2·2·1 + 2·1·4 + 2·1·1) / 24.
        Assert.Equal(84 / 576.0, features[0], 1e-12);
        Assert.Equal(14 / 24.0, features[1], 1e-12);
    }

    [Fact]
    public void Features_of_many_rows_are_those_of_each_and_are_saved()
    {
        var ml = new MLContext(seed: 1);
        var data = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 600).Select(id => new Picture
        {
            Image = FeatureRun.Image(1, 8, 8).Select((value, i) => (value * (i % 7 == id % 7 ? 0.3f : 1) + id) % 256).ToArray(),
        }).ToArray());
        var pipeline = ml.Transforms.LocalBinaryPatterns("Patterns", "Image")
            .Append(ml.Transforms.ColorHistogram("Greys", "Image"))
            .Append(ml.Transforms.HuMoments("Moments", "Image"))
            .Append(ml.Transforms.GaborFilterBank("Gabor", "Image"))
            .Append(ml.Transforms.HaralickTexture("Texture", "Image"))
            .Append(ml.Transforms.Concatenate("Features", "Patterns", "Greys", "Moments", "Gabor", "Texture"));
        var model = pipeline.Fit(data);
        using var stream = new MemoryStream();
        ml.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        var loaded = ml.Model.Load(stream, out _);

        var rows = model.Transform(data).GetColumnValues<float[]>("Features");
        Assert.Equal(rows, loaded.Transform(data).GetColumnValues<float[]>("Features"));
        var engine = ml.Model.CreatePredictionEngine<Picture, Described>(loaded);
        foreach (var (picture, row) in ml.Data.CreateEnumerable<Picture>(data, false).Zip(rows).Where((_, i) => i % 97 == 0))
            Assert.Equal(row, engine.Predict(picture).Features);
        VBuffer<ReadOnlyMemory<char>> names = default;
        loaded.GetOutputSchema(data.Schema)["Features"].GetSlotNames(ref names);
        Assert.Equal(10 + 8 + 7 + 32 + 26, names.Length);
        Assert.Equal("Patterns.Cell(0,0).Ones(0)", names.GetItemOrDefault(0).ToString());
    }

    // What a damaged model may ask for costs nothing before there are rows.
    [Fact]
    public void Large_images_take_no_memory_before_they_come()
    {
        var shape = InputShape.Image(1, 16_384, 16_384);
        FeatureExtractionOptions[] all =
        [
            new HistogramOfOrientedGradientsOptions(), new GaborFilterBankOptions(), new HaralickTextureOptions(), new HuMomentsOptions(),
            new LocalBinaryPatternsOptions { Kind = LocalBinaryPatternKind.Plain, Points = 12, Cells = 64 },
        ];
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var options in all)
        {
            var transformer = new FeatureExtractionTransformer("Features", "Image", shape, options);
            Assert.True(transformer.FeatureSize > 0);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public void A_missing_value_is_refused_by_column_and_row()
    {
        var ml = new MLContext(seed: 1);
        var rows = Enumerable.Range(0, 40).Select(_ => new Picture { Image = new float[64] }).ToArray();
        rows[37].Image[5] = float.NaN;
        var view = ml.Transforms.HuMoments("Moments", "Image").Fit(ml.Data.LoadFromEnumerable(rows))
            .Transform(ml.Data.LoadFromEnumerable(rows));

        var error = Assert.Throws<InvalidOperationException>(() => view.GetColumnValues<float[]>("Moments"));

        Assert.Contains("Column 'Image' has a missing value (NaN) in slot 5 of row 37.", error.Message);
    }

    [Fact]
    public void Options_that_do_not_fit_are_refused()
    {
        var ml = new MLContext(seed: 1);
        Assert.Contains("Points is 13; allowed: from 4 to 12.", Refused(() => ml.Transforms.LocalBinaryPatterns(
            "F", options: new LocalBinaryPatternsOptions { Kind = LocalBinaryPatternKind.Plain, Points = 13 })));
        Assert.Contains("Bins is 1; allowed: from 2 to 256.", Refused(
            () => ml.Transforms.ColorHistogram("F", options: new ColorHistogramOptions { Bins = 1 })));
        Assert.Contains("Frequencies is 0.6; allowed: from 0.02 to 0.5.", Refused(
            () => ml.Transforms.GaborFilterBank("F", options: new GaborFilterBankOptions { Frequencies = [0.1, 0.6] })));
        var data = ml.Data.LoadFromEnumerable([new Picture { Image = new float[64] }]);
        Assert.Contains("Distance is 8; allowed: less than the image's shorter side, 8 pixels.", Refused(() => ml.Transforms
            .HaralickTexture("F", "Image", new HaralickTextureOptions { Distance = 8 }).Fit(data)));
        Assert.Contains("Space is Hsv; allowed: Channels for 1 channels; Hsv takes 3.", Refused(() => ml.Transforms
            .ColorHistogram("F", "Image", new ColorHistogramOptions { Space = ColorSpace.Hsv }).Fit(data)));
    }

    private static string Refused(Action action) => Assert.Throws<ArgumentOutOfRangeException>(action).Message;

    private static Dictionary<string, float> Patterns(LocalBinaryPatternKind kind) =>
        FeatureRun.Compute(new LocalBinaryPatternsOptions { Kind = kind }, Grey, FeatureRun.Image(1, 20, 16));

    private static double[] Shares(int[] counts) => counts.Select(count => count / (double)counts.Sum()).ToArray();

    private sealed class Picture
    {
        [VectorType(64)]
        public float[] Image { get; set; } = [];
    }

    private sealed class Described
    {
        public float[] Features { get; set; } = [];
    }
}
